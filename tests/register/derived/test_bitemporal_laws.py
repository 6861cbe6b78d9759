"""What a pledge stood at, against scanning everything for every day and every time of knowing."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.register.derived.bitemporal import (
    Event,
    EvidenceProvenance,
    LiveAssessment,
    Rectangle,
    Timeline,
    rectangles,
)
from coalition.register.queries import cell_quality

FIRST = date(2026, 1, 1)
START = datetime(2026, 6, 1, tzinfo=UTC)
DAYS = st.integers(0, 90).map(lambda number: FIRST + timedelta(days=number))
PAPERS = st.sampled_from(["Gazette", "Herald", "Courier"])


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """First words, corrections and retractions, each of something that is still live."""
    events: list[Event] = []
    live: list[LiveAssessment] = []
    for number in range(draw(st.integers(0, 10))):
        wrong = draw(st.sampled_from(live)) if live and draw(st.booleans()) else None
        row = LiveAssessment(
            said_on=draw(DAYS),
            recorded_at=START + timedelta(hours=number),
            pk=number + 1,
            status=draw(st.sampled_from(["refused", "open", "intends", "pledged"])),
            said_on_precision=draw(st.sampled_from(["day", "day", "about", "month"])),
            sources=(EvidenceProvenance("", draw(PAPERS), "", "", ""),),
        )
        adds = wrong is None or draw(st.booleans())
        events.append(Event(row, adds=adds, removes=wrong))
        live = [one for one in live if one is not wrong] + ([row] if adds else [])
    return events


def known(events: list[Event], moment: datetime) -> list[LiveAssessment]:
    heard = [event for event in events if event.row.recorded_at <= moment]
    gone = {event.removes.pk for event in heard if event.removes}
    return [event.row for event in heard if event.adds and event.row.pk not in gone]


def at(found: list[Rectangle], day: date, moment: datetime) -> list[Rectangle]:
    return [
        one
        for one in found
        if one.span.start <= day
        and (one.span.end is None or day < one.span.end)
        and one.since <= moment
        and (one.until is None or moment < one.until)
    ]


@given(histories())
def test_there_is_one_answer_for_every_day_and_time_and_it_is_the_right_one(events: list[Event]) -> None:
    found = list(rectangles(events))
    moments = [START - timedelta(hours=1), *(event.row.recorded_at for event in events)]
    days = {event.row.said_on + timedelta(days=more) for event in events for more in (-1, 0, 1)} or {FIRST}
    for moment in moments:
        live = known(events, moment)
        for day in days:
            said = sorted(row for row in live if row.said_on <= day)
            answers = at(found, day, moment)
            if not said:
                assert answers == []
                continue
            (answer,) = answers
            winner, earlier = said[-1], said[-2::-1]
            agreeing = cell_quality.agreeing(winner, earlier)
            assert answer.span.assessment == winner.pk
            assert answer.span.contested == cell_quality.disputed(winner, earlier)
            assert answer.span.reports == cell_quality.independent(
                one for row in agreeing for one in row.sources
            )


@given(histories())
def test_every_rectangle_has_days_and_was_known_for_a_time(events: list[Event]) -> None:
    for one in rectangles(events):
        assert one.span.end is None or one.span.start < one.span.end
        assert one.until is None or one.since < one.until


@given(histories())
def test_what_is_known_now_covers_all_days_since_the_first_live_one_without_a_gap(
    events: list[Event],
) -> None:
    now = sorted(one.span for one in rectangles(events) if one.until is None)
    live = known(events, datetime.max.replace(tzinfo=UTC))
    assert [span.start for span in now] == sorted({row.said_on for row in live})
    assert [span.end for span in now] == [*(span.start for span in now[1:]), *([None] if now else [])]


@given(histories(), st.integers(0, 10))
def test_what_was_known_is_never_known_otherwise_later(events: list[Event], cut: int) -> None:
    """Append-only: to add to a history changes nothing of what was known before."""
    before, after = list(rectangles(events[:cut])), list(rectangles(events))
    moments = [event.row.recorded_at for event in events[:cut]]
    days = [event.row.said_on for event in events]
    for moment in moments:
        for day in days:
            assert [one.span.assessment for one in at(before, day, moment)] == [
                one.span.assessment for one in at(after, day, moment)
            ]


@given(histories())
def test_changing_a_few_spans_gives_what_computing_all_of_them_would(events: list[Event]) -> None:
    timeline = Timeline()
    for event in events:
        before = dict(timeline.spans)
        gone, new = timeline.take(event)
        anew = Timeline(list(timeline.live))
        anew.refresh({row.said_on for row in anew.live})
        assert timeline.spans == anew.spans
        assert {span.start: span for span in gone}.items() <= before.items()
        assert {span.start: span for span in new}.items() <= timeline.spans.items()
        assert not set(gone) & set(new)
