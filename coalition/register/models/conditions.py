"""What pledges wait for, and whether it has come."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from coalition.register.models.append_only import TwoClocks
from coalition.register.models.countries import Country


class Condition(models.Model):
    """One thing to wait for: the ceasefire of all, or the parliament of one country."""

    slug = models.CharField(max_length=32)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="conditions")

    class Meta:
        ordering = ["slug", "country"]
        constraints = [
            models.UniqueConstraint(name="one_condition_a_slug_and_country", fields=["slug", "country"], nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.slug} {self.country_id or ''}".strip()


class ConditionStateQuerySet(models.QuerySet["ConditionState"]):
    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """The state of each condition as of a day, as known at a time; a condition without a row is unmet."""
        successors = ConditionState.objects.filter(supersedes=OuterRef("pk"))
        mine = self.filter(said_on__lte=day)
        if known_at is not None:
            successors = successors.filter(recorded_at__lte=known_at)
            mine = mine.filter(recorded_at__lte=known_at)
        return (
            mine.exclude(Exists(successors))
            .order_by("condition_id", "-said_on", "-recorded_at", "-pk")
            .distinct("condition_id")
        )


class ConditionState(TwoClocks):
    """From `said_on` on the condition was met, or not."""

    class State(models.TextChoices):
        UNMET = "unmet"
        MET = "met"

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=5, choices=State)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by")
    reason = models.TextField(blank=True)

    objects = ConditionStateQuerySet.as_manager()

    class Meta(TwoClocks.Meta):
        ordering = ["pk"]
        indexes = [models.Index(name="condition_as_of", fields=["condition", "-said_on", "-recorded_at", "-id"])]
        constraints = [
            models.CheckConstraint(name="a_corrected_state_says_why", condition=Q(supersedes=None) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.condition_id} {self.state} on {self.said_on}"
