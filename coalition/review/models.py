"""What waits for an editor, and what the editor did with it."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from coalition.readings.models import Claim, Reading
from coalition.register.actions import Quantity
from coalition.register.models import Assessment, Pledge
from coalition.register.models.append_only import AppendOnly


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def waiting(self) -> Self:
        """The queue: undecided and still with a reason, the newest statement first."""
        return self.filter(state=Suggestion.State.WAITING).order_by("-said_on", "-pk")

    def of_cell(self, country: str, kind: str) -> Self:
        return self.filter(country=country, kind=kind)

    def with_claims_of(self, other: "Suggestion") -> Self:
        """Those that rest on a claim of the other one."""
        return self.filter(claims__in=other.claims.all())

    def with_claims(self) -> Self:
        """Together with the claims and the articles they were read in, without the articles' texts."""
        claims = Claim.objects.select_related("reading__article__source").defer("reading__article__text")
        return self.prefetch_related(models.Prefetch("claims", claims))


class Suggestion(models.Model):
    """The claims about one statement, as one proposed assessment; or an editor's own change, through the same door."""

    class State(models.TextChoices):
        WAITING = "waiting"
        ACCEPTED = "accepted"
        AMENDED = "amended"
        REJECTED = "rejected"
        OBSOLETE = "obsolete"  # its reason went away: the article was read again and the claim is gone

    class Impact(models.TextChoices):
        """What it would do to the record; see suggestions/impact.py."""

        CHANGE = "change"
        CONTRADICTION = "contradiction"
        CONFIRMATION = "confirmation"

    state = models.CharField(max_length=8, choices=State, default=State.WAITING, db_index=True)
    impact = models.CharField(max_length=13, choices=Impact, default=Impact.CHANGE)
    # What the record says as of `said_on`, as of the last comparison; empty when nothing.
    recorded_status = models.CharField(max_length=16, blank=True)
    recorded_conditional = models.BooleanField(default=False)
    # What makes two claims the same statement (see suggestions/propose.py); empty for an editor's own.
    statement_key = models.CharField(max_length=200, blank=True)
    # The day of its first report: reports of the days around it are the same statement.
    first_reported_on = models.DateField(null=True, blank=True)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=32)
    status = models.CharField(max_length=16)
    conditions = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    quantity_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=40, blank=True)
    said_on = models.DateField()
    said_on_precision = models.CharField(max_length=5, default="day")
    pledge = models.ForeignKey(
        Pledge, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )
    claims = models.ManyToManyField(Claim, related_name="suggestions", blank=True)
    authored_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(
                name="waiting_of_a_cell", fields=["country", "kind", "said_on"], condition=Q(state="waiting")
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_waiting_suggestion_a_statement",
                fields=["statement_key"],
                condition=Q(state="waiting") & ~Q(statement_key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.kind} {self.status}: {self.state}"

    def set_quantity(self, quantity: Quantity | None) -> None:
        self.quantity_low = quantity.low if quantity else None
        self.quantity_high = quantity.high if quantity else None
        self.quantity_unit = quantity.unit if quantity else ""


class Proposal(models.Model):
    """A reading that review has turned into suggestions; a reading without one still has to be."""

    reading = models.OneToOneField(Reading, on_delete=models.CASCADE, related_name="proposal")
    proposed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"reading {self.reading_id}"


class Decision(AppendOnly):
    """What the editor did with a suggestion. Kept for ever; it is also what the reader learns from."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted"
        AMENDED = "amended"
        REJECTED = "rejected"

    class Reason(models.TextChoices):
        """Why a suggestion was rejected: whether the reader erred, or the statement is not worth recording."""

        MISREAD = "misread", gettext_lazy("The words do not say this")
        COUNTRY = "country", gettext_lazy("Another country is meant")
        KIND = "kind", gettext_lazy("Another kind is meant")
        THIRD_PARTY = "others", gettext_lazy("Others say this, not the country itself")
        OLD = "old", gettext_lazy("Old news, recalled")
        WEAK = "weak", gettext_lazy("The source is too weak")
        OTHER = "other", gettext_lazy("Another reason (see the note)")

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    # What the suggestion said and what became of it, as they were: the suggestion may still be regrouped.
    proposed = models.JSONField()
    decided = models.JSONField(null=True, blank=True)
    assessment = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="decision"
    )
    reason = models.CharField(max_length=8, choices=Reason, blank=True)
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
            models.CheckConstraint(
                name="a_rejection_alone_has_a_reason",
                condition=(Q(outcome="rejected") & ~Q(reason="")) | (~Q(outcome="rejected") & Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.decided_by_name}"
