"""Statements on groups that name no members: “26 countries are ready”."""

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coalition.register.models.versioned import (
    Versioned,
    VersionedQuerySet,
    needs_evidence,
    only_a_correction_supersedes,
    triggers,
)


class GroupClaimQuerySet(VersionedQuerySet["GroupClaim"]):
    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """What had been claimed by a day, as known at a time, the newest first."""
        return self.known(known_at).filter(said_on__lte=day).in_order()


class GroupClaim(Versioned):
    """Somebody said that a number of countries would do something, without naming them."""

    claimed_by = models.CharField(max_length=200)
    number = models.PositiveIntegerField(null=True, blank=True)  # of countries; None: no number was given
    what = models.CharField(max_length=300)
    kinds = ArrayField(models.CharField(max_length=32))
    conditions = ArrayField(models.CharField(max_length=32), default=list, blank=True)

    objects = GroupClaimQuerySet.as_manager()

    class Meta(Versioned.Meta):
        ordering = ["pk"]
        constraints = [
            only_a_correction_supersedes("a_corrected_claim_says_why"),
            models.CheckConstraint(name="a_group_claim_has_kinds", condition=~Q(kinds=[])),
        ]
        triggers = triggers(needs_evidence("group_claim_id"))

    def __str__(self) -> str:
        return f"{self.claimed_by}: {self.number or ''} {self.what}"
