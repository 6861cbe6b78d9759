"""What the record says of the pledges of a cell, as the desk needs it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from coalition.register.models import Assessment, Pledge


@dataclass(frozen=True)
class CurrentStanding:
    """What the record says of one pledge as of a day."""

    pledge: Pledge
    assessment: Assessment | None
    conditions: frozenset[str] = frozenset()
    newest: int = 0  # the pledge's assessment recorded last, whatever day it speaks of


class CellStandings:
    """A cell's pledges, asked for once, and what is said of them, asked for once a day."""

    def __init__(self, country: str, kind: str) -> None:
        self.pledges = list(Pledge.objects.of_cell(country, kind))
        self._newest = self._newest_assessments() if self.pledges else {}
        self._by_day: dict[date, list[CurrentStanding]] = {}

    def as_of(self, day: date) -> list[CurrentStanding]:
        """The pledges, the oldest first, each with what the record says of it as of the day."""
        if day not in self._by_day:
            self._by_day[day] = self._standings(day) if self.pledges else []
        return self._by_day[day]

    def _standings(self, day: date) -> list[CurrentStanding]:
        known = Assessment.objects.filter(pledge__in=self.pledges).as_of(day)
        by_pledge = {row.pledge_id: row for row in known.prefetch_related("waits_for__condition")}
        return [self._standing(pledge, by_pledge.get(pledge.pk)) for pledge in self.pledges]

    def _standing(self, pledge: Pledge, row: Assessment | None) -> CurrentStanding:
        slugs = {waiting.condition.slug for waiting in row.waits_for.all()} if row else set()
        return CurrentStanding(pledge, row, frozenset(slugs), self._newest.get(pledge.pk, 0))

    def _newest_assessments(self) -> dict[int, int]:
        rows = Assessment.objects.filter(pledge__in=self.pledges).order_by()
        return dict(rows.values_list("pledge").annotate(newest=Max("pk")))


def current_standings(country: str, kind: str, day: date) -> list[CurrentStanding]:
    """The pledges of a cell as of a day; see `CellStandings.as_of`."""
    return CellStandings(country, kind).as_of(day)
