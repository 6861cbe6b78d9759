"""An editor's dated, attributed, evidenced judgement of a pledge's status."""

from datetime import date, datetime
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from coalition.register.models.append_only import AppendOnly, TwoClocks
from coalition.register.models.pledges import Pledge


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def known(self, known_at: datetime | None) -> Self:
        """What had been recorded by then and not been superseded by then; None means now."""
        successors = Assessment.objects.filter(supersedes=OuterRef("pk"))
        mine = self
        if known_at is not None:
            successors = successors.filter(recorded_at__lte=known_at)
            mine = mine.filter(recorded_at__lte=known_at)
        return mine.exclude(Exists(successors)).exclude(nature=Assessment.Nature.RETRACTION)

    def as_of(self, day: date, known_at: datetime | None = None) -> Self:
        """The state of each pledge as of a day, as known at a time: one assessment a pledge at most.

        Of those known at the time (see `known`), the one with the latest `said_on` not after the day,
        then the latest recorded. A pledge of which nothing had been said by then has no row.
        """
        return (
            self.known(known_at)
            .filter(said_on__lte=day)
            .order_by("pledge_id", "-said_on", "-recorded_at", "-pk")
            .distinct("pledge_id")
        )

    def in_order(self) -> Self:
        """By the day it was said, the newest first."""
        return self.order_by("-said_on", "-recorded_at", "-pk")


class Assessment(TwoClocks):
    """What a pledge's status was, from `said_on` on. Never changed: a correction supersedes it."""

    class Nature(models.TextChoices):
        ASSESSMENT = "assessment"
        CORRECTION = "correction"
        RETRACTION = "retraction"

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="assessments")
    nature = models.CharField(max_length=10, choices=Nature, default=Nature.ASSESSMENT)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by")
    reason = models.TextField(blank=True)
    status = models.CharField(max_length=16)
    quantity_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=40, blank=True)
    quantity_words = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    conditions = models.ManyToManyField("register.Condition", through="AssessmentCondition", related_name="assessments")

    objects = AssessmentQuerySet.as_manager()

    class Meta(TwoClocks.Meta):
        ordering = ["pk"]
        indexes = [models.Index(name="as_of", fields=["pledge", "-said_on", "-recorded_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                name="only_a_correction_supersedes",
                condition=Q(nature="assessment", supersedes=None) | (~Q(nature="assessment") & Q(supersedes__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="quantity_is_a_range_with_a_unit",
                condition=Q(quantity_low=None, quantity_high=None, quantity_unit="")
                | (Q(quantity_low__gte=0, quantity_high__gte=F("quantity_low")) & ~Q(quantity_unit="")),
            ),
        ]
        triggers = [
            *TwoClocks.Meta.triggers,
            pgtrigger.Trigger(
                name="not_said_in_the_future",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date"),
                func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';",
            ),
            pgtrigger.Trigger(
                name="needs_evidence",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                condition=~pgtrigger.Q(new__nature="retraction"),
                func="""
                IF NOT EXISTS (SELECT FROM register_evidence WHERE assessment_id = NEW.id) THEN
                    RAISE EXCEPTION 'assessment % has no evidence', NEW.id USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id}: {self.status} on {self.said_on}"


class AssessmentCondition(AppendOnly):
    """A condition that an assessment waits for."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="waits_for")
    condition = models.ForeignKey("register.Condition", on_delete=models.PROTECT, related_name="+")

    class Meta(AppendOnly.Meta):
        constraints = [models.UniqueConstraint(name="one_condition_once", fields=["assessment", "condition"])]

    def __str__(self) -> str:
        return f"{self.assessment_id} waits for {self.condition_id}"
