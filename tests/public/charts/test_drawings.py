"""The drawings of the figures: pure, legible, and nothing in them can run."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.charts.drawings import axes, bars, ladder, paired_bars, ranges
from coalition.public.charts.drawings.ladder import RungCounts
from coalition.public.charts.figure import Figure
from coalition.public.charts.queries import StatusFrom
from coalition.public.charts.rung_counts import rung_counts
from coalition.public.drawing.svg import Drawing

DAY = date(2025, 9, 1)

SLUGS = [status.slug for status in codebook().statuses]

statements = st.lists(
    st.builds(
        StatusFrom,
        day=st.integers(0, 60).map(lambda days: DAY + timedelta(days)),
        pledge=st.integers(1, 6),
        status=st.sampled_from(SLUGS),
        countries=st.sampled_from([("DE",), ("FR",), ("DE", "FR"), ("PL",)]),
    ),
    max_size=30,
).map(lambda rows: sorted(rows, key=lambda one: one.day))


def xml(picture_: Drawing) -> ElementTree.Element:
    """The drawing as a parser of XML takes it."""
    return ElementTree.fromstring(f"<svg>{picture_.body}</svg>")


def texts(picture_: Drawing) -> list[str]:
    return [one.text or "" for one in xml(picture_).iter("text")]


def draw_ladder(steps: list[RungCounts], width: int = 720) -> Drawing:
    return ladder.draw(
        codebook(), steps, date(2026, 1, 31), axis="countries", language="en", width=width, height=320
    )


@given(st.floats(0.1, 10_000_000), st.integers(2, 8))
def test_ticks_begin_at_nothing_and_reach_the_most(most: float, count: int) -> None:
    ticks = axes.round_ticks(most, count)
    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert len(ticks) <= count + 2


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 3000), st.integers(1, 12))
def test_months_fit_their_room(first: date, days: int, most: int) -> None:
    last = first + timedelta(days)
    found = axes.months(first, last, most)
    assert 1 <= len(found) <= most
    assert all(first <= day <= last for day in found)


@given(st.lists(st.floats(0, 300), max_size=8).map(lambda rows: sorted(rows, reverse=True)))
def test_labels_never_lie_on_each_other(wanted: list[float]) -> None:
    places = ladder.apart(wanted, 19, 0, 300)
    assert all(above <= below - 18.99 for below, above in itertools.pairwise(places))


@given(statements)
def test_every_ladder_can_be_drawn_and_read_as_xml(said: list[StatusFrom]) -> None:
    for width in (720, 350):
        assert len(xml(draw_ladder(rung_counts(said, ["DE", "FR", "PL"]), width))) > 0


def test_the_ladder_names_its_rungs_its_days_and_what_it_counts() -> None:
    words = texts(
        draw_ladder(
            [RungCounts(DAY, {"refused": 2, "open": 3}), RungCounts(DAY + timedelta(60), {"pledged": 4})]
        )
    )
    assert "countries" in words
    assert "Pledged 4" in words
    assert any("2025" in word for word in words)


def test_the_firmest_stand_at_the_bottom() -> None:
    root = xml(draw_ladder([RungCounts(DAY, {"refused": 1, "decided": 1})]))
    titles = [one.text for one in root.iter("title")]
    assert titles == ["Decided", "Refused"]


def test_many_days_cost_no_more_than_the_pixels_they_fill() -> None:
    steps = [RungCounts(date(2000, 1, 1) + timedelta(days), {"open": 1 + days % 7}) for days in range(9000)]
    assert len(draw_ladder(steps).body) < 60_000


def test_words_are_escaped_wherever_they_stand() -> None:
    evil = '<script>alert("1")</script>'
    bar = bars.Bar(evil, {"open": 1}, {})
    claim = paired_bars.Claim(evil, evil, 3, 1, evil, evil)
    row = ranges.Range(evil, Decimal(1), Decimal(5), evil)
    for drawn in (
        bars.draw(codebook(), [bar], axis=evil, width=720),
        paired_bars.draw([claim], axis=evil, width=350),
        ranges.draw([ranges.Group(evil, [row])], written=str, width=720),
    ):
        assert "<script" not in drawn.body
        assert any("<script>" in word or "script" in word for word in texts(drawn))


def test_a_bar_says_its_numbers_and_their_sum() -> None:
    bar = bars.Bar("Air", {"decided": 3, "open": 9}, {"open": 4})
    drawn = bars.draw(codebook(), [bar], axis="countries", width=720)
    assert {"3", "5", "4", "12", "Air"} <= set(texts(drawn))
    assert "url(#fill-open-cond)" in drawn.body


def test_a_number_too_wide_for_its_segment_is_left_to_the_table() -> None:
    bar = bars.Bar("Air", {"decided": 1, "open": 200}, {})
    assert "1" not in texts(bars.draw(codebook(), [bar], axis="countries", width=350))


def test_quantities_have_a_scale_only_where_there_is_something_to_compare() -> None:
    alone = ranges.Group("Sea", [ranges.Range("Estonia", Decimal(1), Decimal(1), "1 vessel")])
    several = ranges.Group(
        "Troops",
        [
            ranges.Range("Estonia", Decimal(50), Decimal(250), "50–250"),
            ranges.Range("Latvia", Decimal(10), Decimal(10), "10"),
        ],
        ranges.Range("Together", Decimal(60), Decimal(260), "60–260"),
    )
    assert "0" not in texts(ranges.draw([alone], written=str, width=720))
    words = texts(ranges.draw([several], written=lambda value: f"{value:g}", width=720))
    assert {"0", "Together", "60–260", "Latvia"} <= set(words)


def test_a_ladder_of_many_days_writes_only_the_rows_that_are_shown() -> None:
    def nothing(width: int) -> Drawing:
        return Drawing(width, 0, mark_safe(""))

    figure = Figure("ladder", "", "", ["From"], [["today"]] * 100, ["from"], [["x"]] * 400, nothing, "", 300)
    assert len(figure.first_rows) == 100
    assert figure.left_out == 300
