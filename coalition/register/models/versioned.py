"""What is put right by something newer instead of being changed."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from coalition.register.models.append_only import TwoClocks

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from coalition.register.models.evidence import Evidence


class Nature(models.TextChoices):
    """A first word; a better one in its place; or taken back without another in its place."""

    ASSESSMENT = "assessment"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class VersionedQuerySet[T: "Versioned"](models.QuerySet[T]):
    """The words that all things have that can be corrected and retracted."""

    def known(self, known_at: datetime | None = None) -> Self:
        """What had been recorded by then and not been superseded by then; None means now."""
        mine = self if known_at is None else self.filter(recorded_at__lte=known_at)
        return mine.exclude(self._successor(known_at)).exclude(nature=Nature.RETRACTION)

    def with_fate(self, known_at: datetime | None = None) -> Self:
        """Each with whether it had been `superseded` by then, also by a word of a day that is not asked about."""
        return self.annotate(superseded=self._successor(known_at))

    def _successor(self, known_at: datetime | None) -> Exists:
        successors = self.model._default_manager.filter(supersedes=OuterRef("pk"))
        return Exists(successors if known_at is None else successors.filter(recorded_at__lte=known_at))

    def in_order(self) -> Self:
        """By the day it was said, the newest first."""
        return self.order_by("-said_on", "-recorded_at", "-pk")


class Versioned(TwoClocks):
    """A dated, attributed word that is never changed: a correction supersedes it, and says why."""

    nature = models.CharField(max_length=10, choices=Nature, default=Nature.ASSESSMENT)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.TextField(blank=True)

    supersedes_id: int | None
    evidence: "RelatedManager[Evidence]"

    class Meta(TwoClocks.Meta):
        abstract = True


def only_a_correction_supersedes(name: str) -> models.CheckConstraint:
    """A first word supersedes nothing; a correction or retraction names what it supersedes, and why."""
    return models.CheckConstraint(
        name=name,
        condition=Q(nature="assessment", supersedes=None)
        | (~Q(nature="assessment") & Q(supersedes__isnull=False) & ~Q(reason="")),
    )


def needs_evidence(column: str) -> pgtrigger.Trigger:
    """At the end of the transaction, what was recorded must have evidence; a retraction needs none."""
    return pgtrigger.Trigger(
        name="needs_evidence",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        condition=~pgtrigger.Q(new__nature="retraction"),
        func=f"""
        IF NOT EXISTS (SELECT FROM register_evidence WHERE {column} = NEW.id) THEN
            RAISE EXCEPTION '% % has no evidence', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
        """,
    )


def stays_with(column: str, what: str) -> pgtrigger.Trigger:
    """A correction is about the same thing as what it supersedes, and is recorded after it."""
    return pgtrigger.Trigger(
        name="stays_with_its_thing",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Condition("NEW.supersedes_id IS NOT NULL"),
        func=pgtrigger.Func(  # type: ignore[no-untyped-call]  # pgtrigger does not annotate it
            f"""
        IF NOT EXISTS (
            SELECT FROM {{meta.db_table}} AS earlier WHERE earlier.id = NEW.supersedes_id AND earlier.{column} = NEW.{column}
                AND earlier.recorded_at <= NEW.recorded_at
        ) THEN
            RAISE EXCEPTION '% corrects what is of another {what}, or was recorded later', TG_TABLE_NAME
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
        """
        ),
    )


def triggers(*more: pgtrigger.Trigger) -> list[pgtrigger.Trigger]:
    """The triggers of everything with two clocks, and a table's own."""
    return [*TwoClocks.Meta.triggers, *more]
