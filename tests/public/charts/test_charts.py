"""The figures as pure functions: what they count, how they are drawn, and that nothing in them can run."""

import itertools
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.charts import axes, bars, claims, drawing, fills, ladder, legend, picture, ranges
from coalition.public.charts.drawing import Drawing
from coalition.public.charts.figures import Figure
from coalition.public.charts.history import Said, rungs
from coalition.public.charts.ladder import Rungs
from coalition.public.charts.style import standalone

DAY = date(2025, 9, 1)
SLUGS = [status.slug for status in codebook().statuses]
statements = st.lists(
    st.builds(
        Said,
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


def draw_ladder(steps: list[Rungs], width: int = 720) -> Drawing:
    return ladder.draw(
        codebook(), steps, date(2026, 1, 31), axis="countries", language="en", width=width, height=320
    )


# What is counted


def test_a_country_stands_where_its_strongest_pledge_does() -> None:
    steps = rungs(
        [Said(DAY, 1, "open", ("DE",)), Said(DAY + timedelta(9), 2, "pledged", ("DE",))], ["DE", "FR"]
    )
    assert [(step.day, dict(step.counts)) for step in steps] == [
        (DAY, {"open": 1}),
        (DAY + timedelta(9), {"pledged": 1}),
    ]


def test_what_was_taken_back_counts_only_where_nothing_is_live() -> None:
    steps = rungs(
        [
            Said(DAY, 1, "open", ("DE",)),
            Said(DAY, 2, "intends", ("DE",)),
            Said(DAY + timedelta(1), 2, "withdrawn", ("DE",)),
        ],
        ["DE"],
    )
    assert dict(steps[-1].counts) == {"open": 1}
    assert dict(rungs([Said(DAY, 1, "withdrawn", ("DE",))], ["DE"])[0].counts) == {"withdrawn": 1}


def test_a_day_on_which_nothing_moves_is_no_step() -> None:
    assert (
        len(rungs([Said(DAY, 1, "open", ("DE",)), Said(DAY + timedelta(5), 1, "open", ("DE",))], ["DE"])) == 1
    )


def test_countries_that_were_not_asked_for_do_not_count() -> None:
    assert rungs([Said(DAY, 1, "open", ("DE",))], ["FR"]) == []


@given(statements)
def test_the_last_step_agrees_with_a_plain_count(said: list[Said]) -> None:
    wanted = ["DE", "FR", "PL"]
    latest: dict[tuple[str, int], str] = {}
    for one in said:
        for code in one.countries:
            latest[code, one.pledge] = one.status
    expected = Counter(
        max((status for (code, _pledge), status in latest.items() if code == country), key=codebook().rank)
        for country in {code for code, _pledge in latest}
    )
    steps = rungs(said, wanted)
    shown = Counter({slug: count for slug, count in (steps[-1].counts if steps else {}).items() if count})
    ranks = Counter({codebook().rank(slug): count for slug, count in shown.items()})
    assert ranks == Counter({codebook().rank(slug): count for slug, count in expected.items()})


@given(statements)
def test_steps_rise_in_time_and_never_count_a_country_twice(said: list[Said]) -> None:
    steps = rungs(said, ["DE", "FR"])
    assert [step.day for step in steps] == sorted({step.day for step in steps})
    assert all(sum(step.counts.values()) <= 2 for step in steps)


# How it is drawn


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
def test_every_ladder_can_be_drawn_and_read_as_xml(said: list[Said]) -> None:
    for width in (720, 350):
        assert len(xml(draw_ladder(rungs(said, ["DE", "FR", "PL"]), width))) > 0


def test_the_ladder_names_its_rungs_its_days_and_what_it_counts() -> None:
    words = texts(
        draw_ladder([Rungs(DAY, {"refused": 2, "open": 3}), Rungs(DAY + timedelta(60), {"pledged": 4})])
    )
    assert "countries" in words
    assert "Pledged 4" in words
    assert any("2025" in word for word in words)


def test_the_firmest_stand_at_the_bottom() -> None:
    root = xml(draw_ladder([Rungs(DAY, {"refused": 1, "decided": 1})]))
    titles = [one.text for one in root.iter("title")]
    assert titles == ["Decided", "Refused"]


def test_many_days_cost_no_more_than_the_pixels_they_fill() -> None:
    steps = [Rungs(date(2000, 1, 1) + timedelta(days), {"open": 1 + days % 7}) for days in range(9000)]
    assert len(draw_ladder(steps).body) < 60_000


def test_words_are_escaped_wherever_they_stand() -> None:
    evil = '<script>alert("1")</script>'
    bar = bars.Bar(evil, {"open": 1}, {})
    claim = claims.Claim(evil, evil, 3, 1, evil, evil)
    row = ranges.Range(evil, Decimal(1), Decimal(5), evil)
    for drawn in (
        bars.draw(codebook(), [bar], axis=evil, width=720),
        claims.draw([claim], axis=evil, width=350),
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


def test_each_status_is_told_by_more_than_its_shade() -> None:
    """Rungs by a shade from light to full, which grey keeps apart; the others and what is conditional by a pattern."""
    book = codebook()
    painted = [tuple(fills.filled(book, status).items()) for status in book.statuses]
    assert len(set(painted)) == len(book.statuses)
    assert all("fill" in fills.filled(book, status, conditional=True) for status in book.statuses)


def test_the_patterns_that_fills_name_are_defined() -> None:
    book = codebook()
    defined = fills.patterns(book, 2)
    for status in book.statuses:
        for conditional in (False, True):
            fill = fills.filled(book, status, conditional=conditional, scale=2).get("fill")
            assert fill is None or f'id="{fill[5:-1]}"' in defined


@given(st.text(max_size=80), st.integers(40, 400))
def test_wrapping_loses_no_word(words: str, width: int) -> None:
    assert " ".join(drawing.wrapped(words, 12, width)).split() == words.split()


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    rows = drawing.wrapped("one two three four five six seven", 12, 60, most=2)
    assert len(rows) == 2
    assert rows[-1].endswith("…")


# Files


def test_styles_of_files_hold_no_variable() -> None:
    css = standalone()
    assert "var(" not in css
    assert "light-dark" not in css
    assert ".s-ring" in css
    assert ".shade-4 { fill: #1d4f91; }" in css


def test_a_file_stands_alone_and_becomes_a_picture() -> None:
    drawn = draw_ladder([Rungs(DAY, {"refused": 2, "open": 3})])
    entries = legend.keys(codebook(), ["open", "refused"], conditional=True)
    svg = picture.framed(
        Drawing(drawn.width, drawn.height, drawn.body, "Війська в Україні", "Words below"),
        source="Here",
        legend=entries,
    )
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    png = picture.png(svg)
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("words", ["Україна ґєії", "Größe ß", "Forêt œuvre"])
def test_letters_of_every_language_are_drawn(words: str) -> None:
    def drawn(text: str) -> bytes:
        return picture.png(picture.document(300, 40, drawing.text(5, 25, text, "label"), title=""))

    empty, unknown = drawn(""), drawn("\U0001f6d6" * len(words))
    assert drawn(words) not in (empty, unknown)


def test_a_ladder_of_many_days_writes_only_the_rows_that_are_shown() -> None:
    def nothing(width: int) -> Drawing:
        return Drawing(width, 0, mark_safe(""))

    figure = Figure("ladder", "", "", ["From"], [["today"]] * 100, ["from"], [["x"]] * 400, nothing, "", 300)
    assert len(figure.first_rows) == 100
    assert figure.left_out == 300


def test_text_is_not_broken_at_a_space_that_holds_words_together() -> None:
    assert drawing.wrapped("le 4 septembre : 26", 12, 40) == ["le 4", "septembre", ": 26"]
    assert drawing.wrapped("le 4 septembre\xa0: 26", 12, 40)[-2:] == ["septembre\xa0:", "26"]
