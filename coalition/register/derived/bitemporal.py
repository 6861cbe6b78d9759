"""What a pledge stood at, derived from what was said of it: pure, without a database.

A `Timeline` holds what is live of one pledge and the spans that follow from it; each thing recorded changes a few
spans near its day, and only those are closed and opened.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from coalition.register.queries import cell_quality


class EvidenceProvenance(NamedTuple):
    """Where one piece of evidence comes from: what `cell_quality.independent` asks of it."""

    origin: str
    publisher: str
    url: str
    reference: str
    text_hash: str


@dataclass(frozen=True, slots=True, order=True)
class LiveAssessment:
    """A live assessment, in the order in which a later one wins: by day, then time of recording, then number."""

    said_on: date
    recorded_at: datetime
    pk: int
    status: str = field(compare=False)
    said_on_precision: str = field(compare=False)
    sources: tuple[EvidenceProvenance, ...] = field(compare=False, default=())


@dataclass(frozen=True, slots=True)
class Event:
    """One assessment as it was recorded: whether it is live from then on, and which one it put out of life."""

    row: LiveAssessment
    adds: bool = True
    removes: LiveAssessment | None = None


class Rectangle(NamedTuple):
    """A span, from when to when (None: still) it was known."""

    span: "Span"
    since: datetime
    until: datetime | None


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

    live: list[LiveAssessment] = field(default_factory=list)
    spans: dict[date, Span] = field(default_factory=dict)
    # Beyond the live ones there is another at this day: a timeline may be a part of the whole.
    ends: date | None = None

    def take(self, event: "Event") -> tuple[list[Span], list[Span]]:
        """Let one thing recorded change what is live; see `refresh` for the answer."""
        days = set()
        if event.removes is not None:
            place = bisect_left(self.live, event.removes)
            if place < len(self.live) and self.live[place] == event.removes:
                days.add(self.live.pop(place).said_on)
        if event.adds:
            insort(self.live, event.row)
            days.add(event.row.said_on)
        return self.refresh(days)

    def refresh(self, days: Collection[date]) -> tuple[list[Span], list[Span]]:
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
        before = bisect_left(self.live, day, key=_said_on)
        last = bisect_right(self.live, day + cell_quality.WIDEST, key=_said_on)
        near = {row.said_on for row in self.live[before:last]}
        return near | {self.live[before - 1].said_on} if before else near

    def _span(self, start: date) -> Span | None:
        first = bisect_left(self.live, start, key=_said_on)
        after = bisect_right(self.live, start, key=_said_on)
        if first == after:
            return None
        winner = self.live[after - 1]
        earliest = bisect_left(self.live, start - cell_quality.WIDEST, key=_said_on)
        earlier = self.live[earliest : after - 1][::-1]
        return Span(
            start,
            self.live[after].said_on if after < len(self.live) else self.ends,
            winner.pk,
            cell_quality.disputed(winner, earlier),
            cell_quality.independent(
                source for row in cell_quality.agreeing(winner, earlier) for source in row.sources
            ),
        )


def _said_on(row: LiveAssessment) -> date:
    return row.said_on


def rectangles(events: Iterable[Event]) -> Iterator[Rectangle]:
    """Everything one pledge ever stood at, from its assessments in the order of recording."""
    timeline = Timeline()
    since: dict[date, datetime] = {}
    for event in events:
        now = event.row.recorded_at
        gone, new = timeline.take(event)
        for span in gone:
            began = since.pop(span.start)
            if began < now:  # what began and ended at one time was never known
                yield Rectangle(span, began, now)
        for span in new:
            since[span.start] = now
    for start, began in since.items():
        yield Rectangle(timeline.spans[start], began, None)
