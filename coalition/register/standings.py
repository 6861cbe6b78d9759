"""Keeps the derived standings: which assessment a pledge stood at, for every day and every time of knowing.

The truth is the assessments (see `AssessmentQuerySet.as_of_by_definition`). A `Timeline` holds what is live of one
pledge and the spans that follow from it; each thing recorded changes a few spans near its day, and only those are
closed and opened. Single writes, the rebuilding command and the sample all go through it.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models import Max, Min, QuerySet

from coalition.register import cells
from coalition.register.models import Assessment, Evidence, Standing


class Source(NamedTuple):
    """Where one piece of evidence comes from: what `cells.independent` asks of it."""

    origin: str
    publisher: str
    url: str
    reference: str
    text_hash: str


@dataclass(frozen=True, slots=True, order=True)
class Live:
    """A live assessment, in the order in which a later one wins: by day, then time of recording, then number."""

    said_on: date
    recorded_at: datetime
    pk: int
    status: str = field(compare=False)
    said_on_precision: str = field(compare=False)
    sources: tuple[Source, ...] = field(compare=False, default=())


class Span(NamedTuple):
    """From `start` to before `end` (None: for ever) the pledge stands at `assessment`."""

    start: date
    end: date | None
    assessment: int
    contested: bool
    reports: int


@dataclass
class Timeline:
    """What is live of one pledge, and the spans that follow from it."""

    live: list[Live] = field(default_factory=list)
    spans: dict[date, Span] = field(default_factory=dict)
    # Beyond the live ones there is another at this day: a timeline may be a part of the whole.
    ends: date | None = None

    def remove(self, pk: int) -> date | None:
        """Take a live assessment out; its day, or None when it was not live."""
        for place, row in enumerate(self.live):
            if row.pk == pk:
                del self.live[place]
                return row.said_on
        return None

    def add(self, row: Live) -> date:
        insort(self.live, row)
        return row.said_on

    def refresh(self, days: Iterable[date]) -> tuple[list[Span], list[Span]]:
        """Compute anew the spans that a change on these days can have touched: those that end now, those that begin."""
        gone: dict[date, Span] = {}
        new: dict[date, Span] = {}
        touched = set(days)
        for day in days:
            touched |= self._near(day)
        for start in touched:
            old, now = self.spans.get(start), self._span(start)
            if old == now:
                continue
            if old is not None:
                gone[start] = self.spans.pop(start)
            if now is not None:
                new[start] = self.spans[start] = now
        return list(gone.values()), list(new.values())

    def _near(self, day: date) -> set[date]:
        """The last day before, whose span may now end elsewhere, and those after that may be of the same days."""
        before = bisect_left(self.live, day, key=_day)
        last = bisect_right(self.live, day + cells.WIDEST, key=_day)
        near = {row.said_on for row in self.live[before:last]}
        return near | {self.live[before - 1].said_on} if before else near

    def _span(self, start: date) -> Span | None:
        first = bisect_left(self.live, start, key=_day)
        after = bisect_right(self.live, start, key=_day)
        if first == after:
            return None
        winner = self.live[after - 1]
        earliest = bisect_left(self.live, start - cells.WIDEST, key=_day)
        others = [row for row in self.live[earliest : after - 1] if cells.same_days(winner, row)]
        agreeing = [winner, *(row for row in others if row.status == winner.status)]
        return Span(
            start,
            self.live[after].said_on if after < len(self.live) else self.ends,
            winner.pk,
            len(agreeing) <= len(others),
            cells.independent(source for row in agreeing for source in row.sources),
        )


def _day(row: Live) -> date:
    return row.said_on


def restate(pledge_id: int, days: Sequence[date], now: datetime) -> None:
    """Bring a pledge's standings up to date after something was recorded that touches these days.

    Runs in the transaction of the record, while its lock is held; `now` is the time of recording.
    """
    timeline = _part(pledge_id, days)
    rows = Standing.objects.filter(pledge_id=pledge_id, known__upper_inf=True)
    if timeline.live:
        # A day that is about to lose its span has no live assessment any more, so the days themselves count too.
        rows = rows.filter(
            valid__startswith__range=(
                min(timeline.live[0].said_on, *days),
                max(timeline.live[-1].said_on, *days),
            )
        )
    at = {row.valid.lower: row for row in rows}
    timeline.spans = {start: _span_of(row) for start, row in at.items()}
    gone, new = timeline.refresh(days)
    ended = [at[span.start].pk for span in gone]
    # What began and ended at one time was never known.
    Standing.objects.filter(pk__in=ended, known__startswith=now).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE register_standing SET known = tstzrange(lower(known), %s) WHERE id = ANY(%s)",
            [now, ended],
        )
    Standing.objects.bulk_create(standing(pledge_id, span, now, None) for span in new)


def standing(pledge_id: int, span: Span, since: datetime, until: datetime | None) -> Standing:
    """The row of a span that was known from one time to another."""
    return Standing(
        pledge_id=pledge_id,
        assessment_id=span.assessment,
        valid=DateRange(span.start, span.end),
        known=DateTimeTZRange(since, until),
        contested=span.contested,
        reports=span.reports,
    )


def _span_of(row: Standing) -> Span:
    return Span(row.valid.lower, row.valid.upper, row.assessment_id, row.contested, row.reports)


def _part(pledge_id: int, days: Sequence[date]) -> Timeline:
    """As much of the pledge's live assessments as decides the spans that a change on these days can touch."""
    live = Assessment.objects.filter(pledge_id=pledge_id).known()
    before = live.filter(said_on__lt=min(days)).aggregate(day=Max("said_on"))["day"]
    first = (before or min(days)) - cells.WIDEST
    last = max(days) + cells.WIDEST
    ends = live.filter(said_on__gt=last).aggregate(day=Min("said_on"))["day"]
    return Timeline(sorted(_rows(live.filter(said_on__range=(first, last)))), ends=ends)


def _rows(assessments: QuerySet[Assessment]) -> Iterator[Live]:
    rows = assessments.values_list("pk", "said_on", "recorded_at", "status", "said_on_precision")
    sources: dict[int, list[Source]] = {}
    for owner, *source in Evidence.objects.filter(assessment__in=assessments.values("pk")).values_list(
        "assessment_id", *Source._fields
    ):
        sources.setdefault(owner, []).append(Source(*source))
    for pk, said_on, recorded_at, status, precision in rows:
        yield Live(said_on, recorded_at, pk, status, precision, tuple(sources.get(pk, ())))
