"""What pledges wait for, and whether it has come."""

from datetime import date, datetime
from typing import Self

from django.db import models

from coalition.register.models.append_only import AppendOnly
from coalition.register.models.countries import Country
from coalition.register.models.versioned import (
    Versioned,
    VersionedQuerySet,
    needs_evidence,
    only_a_correction_supersedes,
    stays_with,
    triggers,
)


class Condition(AppendOnly):
    """One thing to wait for: the ceasefire of all, or the parliament of one country."""

    slug = models.CharField(max_length=32)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="conditions"
    )

    class Meta(AppendOnly.Meta):
        ordering = ["slug", "country"]
        constraints = [
            models.UniqueConstraint(
                name="one_condition_a_slug_and_country", fields=["slug", "country"], nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.country_id or ''}".strip()


class ConditionStateQuerySet(VersionedQuerySet["ConditionState"]):
    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """The state of each condition as of a day, as known at a time; a condition without a row is unmet."""
        latest = (
            type(self)(self.model)
            .known(known_at)
            .filter(said_on__lte=day)
            .order_by("condition_id", "-said_on", "-recorded_at", "-pk")
            .distinct("condition_id")
        )
        return self.filter(pk__in=latest.values("pk"))

    def met(self, day: date, known_at: datetime | None = None) -> Self:
        """Those that say of a condition that it holds on that day, as known at that time."""
        return self.as_of(day, known_at).filter(state=ConditionState.State.MET)


class ConditionState(Versioned):
    """From `said_on` on the condition was met, or not."""

    class State(models.TextChoices):
        UNMET = "unmet"
        MET = "met"

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=5, choices=State)

    objects = ConditionStateQuerySet.as_manager()

    class Meta(Versioned.Meta):
        ordering = ["pk"]
        indexes = [
            models.Index(name="condition_as_of", fields=["condition", "-said_on", "-recorded_at", "-id"])
        ]
        constraints = [only_a_correction_supersedes("a_corrected_state_says_why")]
        triggers = triggers(needs_evidence("condition_state_id"), stays_with("condition_id", "condition"))

    def __str__(self) -> str:
        return f"{self.condition_id} {self.state} on {self.said_on}"
