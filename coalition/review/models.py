"""What waits for an editor, and what the editor did with it."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coalition.readings.models import Claim
from coalition.register.models import Assessment, Pledge
from coalition.register.models.append_only import AppendOnly


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def waiting(self) -> Self:
        """The queue: undecided and still with a reason, the newest statement first."""
        return self.filter(state=Suggestion.State.WAITING).order_by("-created_at", "pk")


class Suggestion(models.Model):
    """The claims about one statement, as one proposed assessment; or an editor's own change, through the same door."""

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"
        AMENDED = "amended"
        REJECTED = "rejected"
        OBSOLETE = "obsolete"  # its reason went away: the article was read again and the claim is gone

    state = models.CharField(max_length=8, choices=State, default=State.WAITING, db_index=True)
    # What makes two claims the same statement (see review/propose.py); empty for an editor's own.
    statement = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=32)
    status = models.CharField(max_length=16)
    conditions = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    quantity_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=40, blank=True)
    said_on = models.DateField()
    said_on_precision = models.CharField(max_length=5, default="day")
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions")
    claims = models.ManyToManyField(Claim, related_name="suggestions", blank=True)
    authored_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_waiting_suggestion_a_statement",
                fields=["statement"],
                condition=Q(state="waiting") & ~Q(statement=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.kind} {self.status}: {self.state}"


class Decision(AppendOnly):
    """What the editor did with a suggestion. Kept for ever; it is also what the reader learns from."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted"
        AMENDED = "amended"
        REJECTED = "rejected"

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    # What the suggestion said and what became of it, as they were: the suggestion may still be regrouped.
    proposed = models.JSONField()
    decided = models.JSONField(null=True, blank=True)
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="decision")
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="only_a_rejection_has_no_assessment",
                condition=Q(outcome="rejected", assessment=None, decided__isnull=True)
                | (~Q(outcome="rejected") & Q(assessment__isnull=False, decided__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.decided_by_name}"
