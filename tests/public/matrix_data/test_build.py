"""What a cell shows, from rows alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.build import build, change
from coalition.public.matrix_data.model import (
    Cell,
    CountryOnDay,
    Matrix,
    PledgeOnDay,
    RegisterOnDay,
)
from coalition.public.selection.selection import Selection

DAY = date(2026, 1, 10)
GERMANY = CountryOnDay("DE", "Germany", ("coalition", "eu", "nato"))
FRANCE = CountryOnDay("FR", "France", ("coalition", "eu", "nato"))
CANADA = CountryOnDay("CA", "Canada", ("coalition", "nato"))
PLACES = [CANADA, FRANCE, GERMANY]
CEASEFIRE = ("ceasefire", None)


def state(
    status: str = "open", *, countries: tuple[str, ...] = ("DE",), kind: str = "troops", **fields: object
) -> PledgeOnDay:
    base = PledgeOnDay(
        pledge="de-troops-1", kind=kind, title="Soldiers", countries=countries, status=status, said_on=DAY
    )
    return replace(base, **fields)  # type: ignore[arg-type]  # a value is whatever its field takes


def built(
    *states: PledgeOnDay, met: frozenset[tuple[str, str | None]] = frozenset(), **asked: object
) -> Matrix:
    return build(Selection(as_of=DAY, **asked), PLACES, RegisterOnDay(states, met))  # type: ignore[arg-type]  # a value is whatever its field takes


def cell(*states: PledgeOnDay, **asked: object) -> Cell:
    return built(*states, **asked).everything["DE", "troops"]


def test_the_strongest_live_pledge_shows_and_all_are_named() -> None:
    shown = cell(
        state("open"), state("pledged", pledge="de-troops-2"), state("withdrawn", pledge="de-troops-3")
    )
    assert shown.status == "pledged"
    assert shown.pledges == ("de-troops-2", "de-troops-1")


def test_what_was_withdrawn_shows_only_where_nothing_is_live() -> None:
    assert cell(state("withdrawn")).status == "withdrawn"
    assert cell(state("withdrawn"), state("refused", pledge="de-troops-2")).status == "refused"


def test_of_two_on_the_same_rung_the_unconditional_one_is_stronger() -> None:
    waiting = state("intends", waits_for=(CEASEFIRE,), said_on=DAY)
    free = state("intends", pledge="de-troops-2", said_on=DAY - timedelta(days=90))
    assert cell(waiting, free).pledges[0] == "de-troops-2"
    assert not cell(waiting, free).conditional


def test_conditional_is_what_waits_for_something_neither_met_nor_supposed() -> None:
    waiting = state("intends", waits_for=(CEASEFIRE, ("parliament", "DE")))
    assert cell(waiting).conditional
    assert cell(waiting).unmet == ("ceasefire", "parliament")
    assert cell(waiting, met=frozenset({CEASEFIRE})).unmet == ("parliament",)
    assert cell(waiting, met=frozenset({CEASEFIRE}), suppose=("parliament",)).conditional is False
    assert cell(waiting, suppose=("ceasefire",)).conditions == ("ceasefire", "parliament")


def test_a_joint_pledge_stands_in_each_row_and_waits_for_each_ones_own_parliament() -> None:
    joint = state("pledged", countries=("DE", "FR"), waits_for=(("parliament", "DE"),))
    everything = built(joint).everything
    assert everything["DE", "troops"].conditional
    assert not everything["FR", "troops"].conditional


def test_every_country_has_its_row_and_a_cell_without_pledge_is_absent() -> None:
    rows = {row.place.code: row.cells for row in built(state()).rows}
    assert set(rows) == {"CA", "DE", "FR"}
    assert set(rows["DE"]) == {"troops"}
    assert rows["CA"] == {}


def test_a_filter_of_cells_leaves_out_rows_without_any() -> None:
    states = [state("refused"), state("open", countries=("FR",), pledge="fr-troops-1")]
    assert [row.place.code for row in built(*states, status=("refused",)).rows] == ["DE"]
    assert [row.place.code for row in built(*states, at_least="open").rows] == ["FR"]
    assert [row.place.code for row in built(*states, at_least="decided").rows] == []


def test_countries_and_bodies_add_up() -> None:
    assert [row.place.code for row in built(country=("CA",), body=("eu",), sort="name").rows] == [
        "CA",
        "FR",
        "DE",
    ]


def test_the_text_searched_for_may_be_the_countrys_name() -> None:
    unfound = state(found=False)
    assert built(unfound, q="germ").rows[0].cells
    assert not built(unfound, q="mine").rows


def test_condition_kind_and_withdrawn_can_be_chosen() -> None:
    states = [
        state("intends", waits_for=(CEASEFIRE,)),
        state("withdrawn", kind="air", pledge="de-air-1"),
    ]
    assert set(built(*states, condition=("ceasefire",)).rows[0].cells) == {"troops"}
    assert set(built(*states, status=("withdrawn",)).rows[0].cells) == {"air"}
    assert built(*states, kind=("air",)).kinds == ("air",)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, state("open"), "new"),
        (state("open"), state("pledged"), "up"),
        (state("pledged"), state("open"), "down"),
        (state("pledged"), state("withdrawn"), "down"),
        (state("withdrawn"), state("refused"), "up"),
        (state("open", waits_for=(CEASEFIRE,)), state("open"), "up"),
        (state("open"), state("open", waits_for=(CEASEFIRE,)), "down"),
        (state("open"), state("open"), None),
    ],
)
def test_what_moved_since_the_day_of_comparison(
    before: PledgeOnDay | None, after: PledgeOnDay, said: str | None
) -> None:
    selection = Selection(as_of=DAY, compare=DAY - timedelta(days=30))
    matrix = build(
        selection, PLACES, RegisterOnDay([after]), compare=RegisterOnDay([before] if before else [])
    )
    germany = next(row for row in matrix.rows if row.place.code == "DE")
    assert germany.cells["troops"].change == said


def test_changed_within_means_that_it_became_something_else_not_that_it_was_said_again() -> None:
    selection = Selection(as_of=DAY, changed_within=30)
    again = build(
        selection,
        PLACES,
        RegisterOnDay([state("open")]),
        before=RegisterOnDay([state("open", said_on=DAY - timedelta(days=60))]),
    )
    anew = build(selection, PLACES, RegisterOnDay([state("pledged")]), before=RegisterOnDay([state("open")]))
    assert [row.place.code for row in again.rows] == []
    assert [row.place.code for row in anew.rows] == ["DE"]


def test_contested_when_one_is_refused_and_another_of_the_same_days_is_not() -> None:
    assert cell(state("refused"), state("pledged", pledge="de-troops-2")).contested
    assert not cell(
        state("refused", said_on=date(2025, 3, 1)), state("pledged", pledge="de-troops-2")
    ).contested
    assert cell(state(contested=True)).contested


def test_totals_count_countries_so_that_joint_pledges_never_count_twice() -> None:
    joint = state("decided", countries=("DE", "FR"))
    matrix = built(joint, state("delivered", pledge="de-troops-2"))
    assert matrix.at_least("troops", "decided") == 2


STATES = st.lists(
    st.builds(
        PledgeOnDay,
        pledge=st.integers(0, 99).map(lambda number: f"p-{number}"),
        kind=st.sampled_from(["troops", "air"]),
        title=st.just("T"),
        countries=st.sampled_from([("DE",), ("FR",), ("DE", "FR"), ("CA",)]),
        status=st.sampled_from([status.slug for status in codebook().statuses]),
        said_on=st.dates(date(2024, 1, 1), DAY),
        waits_for=st.sets(st.sampled_from([CEASEFIRE, ("parliament", "DE"), ("parliament", "FR")])).map(
            tuple
        ),
    ),
    max_size=12,
    unique_by=lambda one: one.pledge,
)


@given(STATES)
def test_law_the_order_of_rows_does_not_matter(states: list[PledgeOnDay]) -> None:
    assert built(*states).everything == built(*reversed(states)).everything


@given(STATES)
def test_law_a_cell_shows_nothing_weaker_than_any_of_its_live_pledges(states: list[PledgeOnDay]) -> None:
    for (country, kind), shown in built(*states).everything.items():
        ranks = [
            codebook().rank(one.status) for one in states if one.kind == kind and country in one.countries
        ]
        assert shown.rank == max(ranks)


@given(STATES)
def test_law_supposing_everything_leaves_nothing_conditional_and_no_rung_changed(
    states: list[PledgeOnDay],
) -> None:
    plain = built(*states).everything
    supposed = built(*states, suppose=("ceasefire", "parliament")).everything
    assert not any(cell.conditional for cell in supposed.values())
    assert {key: cell.status for key, cell in plain.items()} == {
        key: cell.status for key, cell in supposed.items()
    }


@given(STATES, st.sampled_from([status.slug for status in codebook().ladder]))
def test_law_a_filter_shows_a_part_of_the_whole(states: list[PledgeOnDay], rung: str) -> None:
    whole = built(*states)
    part = built(*states, at_least=rung)
    for row in part.rows:
        assert row.cells
        for kind, shown in row.cells.items():
            assert whole.everything[row.place.code, kind] == shown
            assert shown.rank >= codebook().rank(rung)


@given(STATES)
def test_law_compared_with_itself_nothing_moved(states: list[PledgeOnDay]) -> None:
    for shown in built(*states).everything.values():
        assert change(shown, shown) is None
