"""Keeps the derived standings: which assessment a pledge stood at, for every day and every time of knowing.

The truth is the assessments (see `AssessmentQuerySet.as_of_by_definition`); `derived.bitemporal` says what follows from
them. Single writes, the rebuilding command and the sample all go through it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import batched, groupby
from operator import itemgetter

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange
from django.db.models import Max, Min, QuerySet

from coalition.register.chain import ledger
from coalition.register.derived.bitemporal import (
    Event,
    EvidenceProvenance,
    LiveAssessment,
    Rectangle,
    Span,
    Timeline,
    rectangles,
)
from coalition.register.models import Assessment, Evidence, Pledge, Standing
from coalition.register.models.versioned import Nature
from coalition.register.queries import cell_quality


def refresh(pledge_id: int, days: Sequence[date], now: datetime) -> None:
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
    first = (before or min(days)) - cell_quality.WIDEST
    last = max(days) + cell_quality.WIDEST
    ends = live.filter(said_on__gt=last).aggregate(day=Min("said_on"))["day"]
    return Timeline(sorted(_rows(live.filter(said_on__range=(first, last)))), ends=ends)


def _rows(assessments: QuerySet[Assessment]) -> Iterator[LiveAssessment]:
    rows = assessments.values_list("pk", "said_on", "recorded_at", "status", "said_on_precision")
    sources: dict[int, list[EvidenceProvenance]] = {}
    for owner, *source in Evidence.objects.filter(assessment__in=assessments.values("pk")).values_list(
        "assessment_id", *EvidenceProvenance._fields
    ):
        sources.setdefault(owner, []).append(EvidenceProvenance(*source))
    for pk, said_on, recorded_at, status, precision in rows:
        yield LiveAssessment(said_on, recorded_at, pk, status, precision, tuple(sources.get(pk, ())))


def histories(pledges: Sequence[int]) -> Iterator[tuple[int, list[Event]]]:
    """The events of each of these pledges, in the order of recording. Two queries."""
    sources: dict[int, list[EvidenceProvenance]] = {}
    of_these = Evidence.objects.filter(assessment__pledge__in=pledges)
    for owner, *source in of_these.values_list("assessment_id", *EvidenceProvenance._fields).iterator(
        chunk_size=10_000
    ):
        sources.setdefault(owner, []).append(EvidenceProvenance(*source))
    rows = Assessment.objects.filter(pledge__in=pledges).order_by("pledge_id", "recorded_at", "pk")
    columns = (
        "pledge_id",
        "nature",
        "supersedes_id",
        "pk",
        "said_on",
        "recorded_at",
        "status",
        "said_on_precision",
    )
    for pledge_id, group in groupby(
        rows.values_list(*columns).iterator(chunk_size=10_000), key=itemgetter(0)
    ):
        lives: dict[int, LiveAssessment] = {}
        events = []
        for _pledge, nature, supersedes, pk, said_on, recorded_at, status, precision in group:
            row = LiveAssessment(said_on, recorded_at, pk, status, precision, tuple(sources.get(pk, ())))
            lives[pk] = row
            events.append(
                Event(row, nature != Nature.RETRACTION, lives.get(supersedes) if supersedes else None)
            )
        yield pledge_id, events


def batches() -> Iterator[list[int]]:
    """The pledges, so many at a time that their assessments fit into memory."""
    pledges = Pledge.objects.order_by("pk").values_list("pk", flat=True)
    yield from (list(batch) for batch in batched(pledges.iterator(chunk_size=10_000), 50))


def rebuild(on_progress: Callable[[int], None] = lambda _done: None) -> int:
    """Throw all standings away and derive them anew, in one transaction; how many there are then.

    `on_progress` is called with the number of pledges done. Nobody can write to the record meanwhile; reading goes on.
    """
    written = 0
    with transaction.atomic():
        ledger.begin()
        Standing.objects.all().delete()
        for batch in batches():
            rows = [
                standing(pledge_id, *rectangle)
                for pledge_id, events in histories(batch)
                for rectangle in rectangles(events)
            ]
            Standing.objects.bulk_create(rows, batch_size=5_000)
            written += len(rows)
            on_progress(len(batch))
    return written


def faults(on_progress: Callable[[int], None] = lambda _done: None) -> Iterator[tuple[int, str]]:
    """Pledges whose standings differ from what their assessments say, and how."""
    for batch in batches():
        kept: dict[int, Counter[Rectangle]] = {pledge_id: Counter() for pledge_id in batch}
        for row in Standing.objects.filter(pledge__in=batch).iterator(chunk_size=10_000):
            kept[row.pledge_id][Rectangle(_span_of(row), row.known.lower, row.known.upper)] += 1
        for pledge_id, events in histories(batch):
            true = Counter(rectangles(events))
            if true != kept[pledge_id]:
                # What was altered by hand may have no beginning at all.
                difference = sorted(
                    (true - kept[pledge_id]) + (kept[pledge_id] - true),
                    key=lambda one: one.since or datetime.min.replace(tzinfo=UTC),
                )
                yield (
                    pledge_id,
                    f"{len(difference)} differ, the first about assessment {difference[0].span.assessment}",
                )
            kept.pop(pledge_id)
        for pledge_id, rows in kept.items():
            if rows:
                yield pledge_id, "stands somewhere, but nothing was ever recorded of it"
        on_progress(len(batch))
