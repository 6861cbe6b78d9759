"""Spans and rectangles, from what was said of one pledge: pure."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from coalition.register.derived.bitemporal import (
    Event,
    EvidenceProvenance,
    LiveAssessment,
    Rectangle,
    Span,
    Timeline,
    rectangles,
)

FIRST = date(2026, 1, 1)


def at(number: int) -> datetime:
    """The time of recording number so many."""
    return datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=number)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def said(
    day: int,
    status: str = "open",
    *,
    pk: int,
    recorded: int | None = None,
    paper: str = "",
    precision: str = "day",
) -> LiveAssessment:
    sources = (EvidenceProvenance("", paper, "", "", ""),) if paper else ()
    return LiveAssessment(on(day), at(pk if recorded is None else recorded), pk, status, precision, sources)


def starts(spans: Sequence[Span]) -> list[tuple[int, int | None, int]]:
    """First day, day after the last, assessment."""
    found = [
        ((span.start - FIRST).days, span.end and (span.end - FIRST).days, span.assessment) for span in spans
    ]
    return sorted(found)


def test_a_first_word_counts_for_ever() -> None:
    timeline = Timeline()
    gone, new = timeline.take(Event(said(0, pk=1)))
    assert (gone, new) == ([], [Span(on(0), None, 1, contested=False, reports=0)])


def test_a_later_word_ends_the_one_before() -> None:
    timeline = Timeline()
    timeline.take(Event(said(0, pk=1)))
    gone, new = timeline.take(Event(said(100, pk=2)))
    assert starts(gone) == [(0, None, 1)]
    assert starts(new) == [(0, 100, 1), (100, None, 2)]


def test_a_word_between_two_ends_at_the_next() -> None:
    timeline = Timeline()
    for event in (Event(said(0, pk=1)), Event(said(200, pk=2))):
        timeline.take(event)
    gone, new = timeline.take(Event(said(100, pk=3)))
    assert starts(gone) == [(0, 200, 1)]
    assert starts(new) == [(0, 100, 1), (100, 200, 3)]


def test_of_one_day_the_word_recorded_last_counts() -> None:
    timeline = Timeline()
    timeline.take(Event(said(0, pk=1)))
    gone, new = timeline.take(Event(said(0, pk=2)))
    assert (starts(gone), starts(new)) == ([(0, None, 1)], [(0, None, 2)])


def test_of_one_time_of_recording_the_higher_number_counts() -> None:
    timeline = Timeline()
    timeline.take(Event(said(0, pk=2, recorded=1)))
    assert timeline.take(Event(said(0, pk=1, recorded=1))) == ([], [])
    assert starts(list(timeline.spans.values())) == [(0, None, 2)]


def test_what_is_taken_back_leaves_the_word_before_to_the_next() -> None:
    timeline = Timeline()
    wrong = said(100, pk=2)
    for event in (Event(said(0, pk=1)), Event(wrong), Event(said(200, pk=3))):
        timeline.take(event)
    gone, new = timeline.take(Event(said(100, pk=4), adds=False, removes=wrong))
    assert starts(gone) == [(0, 100, 1), (100, 200, 2)]
    assert starts(new) == [(0, 200, 1)]


def test_a_correction_to_another_day_moves_the_span() -> None:
    timeline = Timeline()
    wrong = said(100, pk=1)
    timeline.take(Event(wrong))
    gone, new = timeline.take(Event(said(50, pk=2), removes=wrong))
    assert (starts(gone), starts(new)) == ([(100, None, 1)], [(50, None, 2)])
    assert timeline.live == [said(50, pk=2)]


def test_taking_back_what_no_longer_counts_changes_nothing() -> None:
    timeline = Timeline()
    timeline.take(Event(said(0, pk=1)))
    for never in (said(0, pk=9), said(50, pk=9)):
        assert timeline.take(Event(said(9, pk=10), adds=False, removes=never)) == ([], [])
    assert timeline.live == [said(0, pk=1)]


def test_a_part_of_a_timeline_ends_where_the_rest_begins() -> None:
    timeline = Timeline([said(0, pk=1)], ends=on(300))
    assert starts(timeline.refresh([on(0)])[1]) == [(0, 300, 1)]


@pytest.mark.parametrize(("apart", "contested"), [(0, True), (6, True), (7, False), (30, False)])
def test_two_days_known_about_are_the_same_within_three_days_each(apart: int, *, contested: bool) -> None:
    timeline = Timeline()
    timeline.take(Event(said(0, "refused", pk=1, precision="about")))
    timeline.take(Event(said(apart, "open", pk=2, precision="about")))
    assert timeline.spans[on(apart)].contested is contested


def test_what_comes_to_light_about_earlier_days_contests_the_later_span() -> None:
    timeline = Timeline()
    timeline.take(Event(said(30, "open", pk=1, precision="month")))
    gone, new = timeline.take(Event(said(3, "refused", pk=2)))
    assert gone == [Span(on(30), None, 1, contested=False, reports=0)]
    assert Span(on(30), None, 1, contested=True, reports=0) in new


@pytest.mark.parametrize(("apart", "reports"), [(37, 2), (38, 1)])
def test_reports_of_what_is_confirmed_count_back_a_month_and_an_inexact_day(apart: int, reports: int) -> None:
    timeline = Timeline()
    timeline.take(Event(said(apart, pk=1, paper="Gazette")))
    timeline.take(Event(said(0, pk=2, paper="Herald")))
    assert timeline.spans[on(apart)].reports == reports


def test_the_papers_of_one_statement_are_counted_once_each() -> None:
    row = LiveAssessment(
        on(0), at(1), 1, "open", "day", tuple(EvidenceProvenance("", paper, "", "", "") for paper in "ABA")
    )
    assert Timeline().take(Event(row))[1][0].reports == 2


def test_a_history_has_one_rectangle_for_each_span_and_the_time_it_was_known() -> None:
    first, second = said(0, pk=1), said(100, pk=2)
    history = [Event(first), Event(second), Event(said(100, pk=3), adds=False, removes=second)]
    assert sorted(rectangles(history), key=lambda one: (one.since, one.span.start)) == [
        Rectangle(Span(on(0), None, 1, contested=False, reports=0), at(1), at(2)),
        Rectangle(Span(on(0), on(100), 1, contested=False, reports=0), at(2), at(3)),
        Rectangle(Span(on(100), None, 2, contested=False, reports=0), at(2), at(3)),
        Rectangle(Span(on(0), None, 1, contested=False, reports=0), at(3), None),
    ]


def test_what_began_and_ended_at_one_time_was_never_known() -> None:
    history = [Event(said(0, pk=1, recorded=5)), Event(said(0, pk=2, recorded=5))]
    assert list(rectangles(history)) == [
        Rectangle(Span(on(0), None, 2, contested=False, reports=0), at(5), None)
    ]
