"""The queue as the desk shows it: grouped, counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext, gettext_lazy, ngettext

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.register.models.countries import Country
from coalition.review.models import Suggestion
from coalition.review.queue import queries
from coalition.review.suggestions import reports

# As many of a group as an editor can look over; the rest is counted.
SHOWN = 40

Impact = Suggestion.Impact
TITLES: dict[Suggestion.Impact, Promise] = {
    Impact.CHANGE: gettext_lazy("Changes the record"),
    Impact.CONTRADICTION: gettext_lazy("Reports contradict each other"),
    Impact.CONFIRMATION: gettext_lazy("Confirms the record"),
}


@dataclass(frozen=True)
class QueueItem:
    """One suggestion in the queue."""

    suggestion: Suggestion
    country: str
    kind: Kind
    recorded_status: Status | None
    status: Status
    reports: int
    languages: int
    age: str

    @property
    def facts(self) -> str:
        """How many independent reports, in how many languages."""
        first = ngettext("%(count)d report", "%(count)d reports", self.reports) % {"count": self.reports}
        second = ngettext("%(count)d language", "%(count)d languages", self.languages) % {
            "count": self.languages
        }
        return f"{first} · {second}"


@dataclass(frozen=True)
class QueueGroup:
    title: Promise
    items: list[QueueItem]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@dataclass(frozen=True)
class DayProgress:
    """Today, over all editors."""

    done: int
    waiting: int

    @property
    def total(self) -> int:
        return self.done + self.waiting

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 100


def queue_groups() -> list[QueueGroup]:
    """The groups that hold anything."""
    counts = queries.waiting_by_impact()
    return [
        QueueGroup(TITLES[impact], queue_items(queries.with_impact(impact)[:SHOWN]), counts[impact])
        for impact in queries.ORDER
        if counts.get(impact)
    ]


def queue_items(rows: Iterable[Suggestion]) -> list[QueueItem]:
    return [_queue_item(row, timezone.now()) for row in rows]


def _queue_item(row: Suggestion, now: datetime) -> QueueItem:
    book, claims = codebook(), list(row.claims.all())
    return QueueItem(
        suggestion=row,
        country=Country(code=row.country).name,
        kind=book.kind(row.kind),
        recorded_status=book.status(row.recorded_status) if row.recorded_status else None,
        status=book.status(row.status),
        reports=reports.count_independent(claims),
        languages=len(reports.languages(claims)),
        age=_age(row.created_at, now),
    )


def _age(since: datetime, now: datetime) -> str:
    return timesince(since, now, depth=1) if now - since >= timedelta(minutes=1) else gettext("just now")


def day_progress() -> DayProgress:
    return DayProgress(done=queries.count_decided_today(), waiting=queries.count_waiting())
