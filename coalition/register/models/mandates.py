"""Which body must agree before a country is bound, and how far that has got."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy

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


class Mandate(AppendOnly):
    """What one body of one country has to agree to."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="mandates")
    body = models.CharField(max_length=200)
    what = models.CharField(max_length=300)

    class Meta(AppendOnly.Meta):
        ordering = ["country", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_mandate_a_body_and_matter", fields=["country", "body", "what"])
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.body}: {self.what}"


class MandateStepQuerySet(VersionedQuerySet["MandateStep"]):
    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """How far each mandate had got as of a day, as known at a time."""
        latest = (
            type(self)(self.model)
            .known(known_at)
            .filter(said_on__lte=day)
            .order_by("mandate_id", "-said_on", "-recorded_at", "-pk")
            .distinct("mandate_id")
        )
        return self.filter(pk__in=latest.values("pk"))

    def by_date(self) -> Self:
        """The next date first; those without one after them, by country."""
        return self.order_by(models.F("next_on").asc(nulls_last=True), "mandate__country_id", "pk")


class MandateStep(Versioned):
    """From `said_on` on the procedure stood like this."""

    class State(models.TextChoices):
        NOT_ASKED = "not_asked"  # nothing has been put to the body
        ASKED = "asked"  # it lies before the body
        AGREED = "agreed"
        REFUSED = "refused"
        LAPSED = "lapsed"  # agreed once, no longer in force

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=9, choices=State)
    state_words = models.CharField(max_length=300, blank=True)  # as the report put it
    majority = models.CharField(max_length=200, blank=True)  # empty: not known
    next_on = models.DateField(null=True, blank=True)
    next_what = models.CharField(max_length=300, blank=True)

    objects = MandateStepQuerySet.as_manager()

    class Meta(Versioned.Meta):
        ordering = ["pk"]
        indexes = [models.Index(name="mandate_as_of", fields=["mandate", "-said_on", "-recorded_at", "-id"])]
        constraints = [only_a_correction_supersedes("a_corrected_step_says_why")]
        triggers = triggers(needs_evidence("mandate_step_id"), stays_with("mandate_id", "mandate"))

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.state} on {self.said_on}"


# The states in words.
STATES = {
    MandateStep.State.NOT_ASKED: gettext_lazy("not asked yet"),
    MandateStep.State.ASKED: gettext_lazy("before the body"),
    MandateStep.State.AGREED: gettext_lazy("agreed"),
    MandateStep.State.REFUSED: pgettext_lazy("mandate", "refused"),
    MandateStep.State.LAPSED: gettext_lazy("no longer in force"),
}
