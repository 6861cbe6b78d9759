"""Which assessment a pledge stood at, for every day and every time of knowing: derived, so that asking stays cheap."""

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q


class StandingQuerySet(models.QuerySet["Standing"]):
    def at(self, day: date, known_at: datetime | None = None) -> Self:
        """The standing of each pledge on a day, as known at a time; None means now."""
        mine = self.order_by().filter(valid__contains=day)
        return (
            mine.filter(known__upper_inf=True) if known_at is None else mine.filter(known__contains=known_at)
        )


class Standing(models.Model):
    """A rectangle of the two clocks: on the days `valid`, as known during `known`, the pledge stood at `assessment`.

    Derived from the assessments, in the same transaction, by `derived.standings`; can be thrown away and rebuilt.
    The rectangles of a pledge never overlap. Both ranges include their lower end and exclude their upper one.
    """

    pledge = models.ForeignKey("register.Pledge", on_delete=models.CASCADE, related_name="standings")
    assessment = models.ForeignKey(
        "register.Assessment", on_delete=models.CASCADE, related_name="standings", db_index=False
    )
    valid = DateRangeField()
    known = DateTimeRangeField()
    contested = models.BooleanField()  # another live statement of the same days says otherwise
    reports = (
        models.PositiveSmallIntegerField()
    )  # independent ones that say the same; see cell_quality.agreeing

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        # With the key included, so that finding the standings of a day reads the index alone.
        indexes = [
            GistIndex(name="standing_past", fields=["valid", "known"], include=["id"]),
            GistIndex(
                name="standing_now", fields=["valid"], include=["id"], condition=Q(known__upper_inf=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} at {self.assessment_id}"
