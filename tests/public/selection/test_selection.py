"""Parameters are read strictly, and written back so that a link is stable."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK, Selection
from tests.public.selections import SELECTIONS


@pytest.mark.parametrize(
    "query",
    [
        "countri=DE", "utm_source=x", "country=de", "country=DEU", "country=D%C3%89", "body=un", "kind=tanks", "status=firm",
        "at_least=withdrawn", "at_least=open&at_least=intends", "condition=rain", "changed_within=0", "changed_within=-3",
        "changed_within=3.5", "changed_within=%D9%A3", "changed_within=999999", "as_of=yesterday", "as_of=2026-02-30",
        "as_of=20260107", "as_of=2026-W02-1", "as_of=9999-12-31", "as_of=0000-01-01", "known_at=2026-01-07T25:00",
        "known_at=2026-01-07T10:00:00%2B99:00", "known_at=now", "compare=2999-01-01", "suppose=peace", "sort=size", "lang=xx",
        "cell=DE", "cell=DE.tanks", "cell=de.troops", "q=%00", "q=a%0Ab", "as_of=2025-01-01&compare=2025-06-01",
    ],
)  # fmt: skip
def test_refuses_what_is_unknown_or_malformed_and_names_the_parameter(query: str) -> None:
    with pytest.raises(BadParameter) as refused:
        parse(QueryDict(query))
    assert f"“{refused.value.parameter}”" in refused.value.sentence
    assert refused.value.parameter in query


def test_a_page_can_take_fewer_parameters() -> None:
    assert parse(QueryDict("as_of=2026-01-07&lang=de"), only=("as_of",)).as_of == date(2026, 1, 7)
    with pytest.raises(BadParameter, match="kind"):
        parse(QueryDict("kind=troops"), only=("as_of",))


def test_empty_values_count_as_not_given() -> None:
    assert parse(QueryDict("q=&as_of=&kind=&kind=troops&changed_within=")) == Selection(kind=("troops",))


def test_known_at_takes_a_day_to_its_end_and_any_offset() -> None:
    assert parse(QueryDict("known_at=2026-01-07")).known_at == datetime(2026, 1, 7, 23, 59, 59, 999999, UTC)
    noon = datetime(2026, 1, 7, 12, tzinfo=UTC)
    for written in (
        "2026-01-07T12:00Z",
        "2026-01-07T12:00:00",
        "2026-01-07T13:00:00%2B01:00",
        "2026-01-07T13:00+01:00",
    ):
        assert parse(QueryDict(f"known_at={written}")).known_at == noon


@time_machine.travel(datetime(2026, 3, 1, 0, 30, tzinfo=UTC), tick=False)
def test_the_day_is_utcs() -> None:
    assert Selection().day == date(2026, 3, 1)
    assert Selection(changed_within=30).before == date(2026, 1, 30)
    assert Selection(as_of=date(1, 1, 5), changed_within=30).before == date(1, 1, 1)


@given(SELECTIONS)
def test_an_address_is_read_back_as_what_it_was_written_from(selection: Selection) -> None:
    assert parse(QueryDict(selection.query().removeprefix("?"))) == selection


def outcome(name: str, value: str) -> Selection | BadParameter:
    query = QueryDict(mutable=True)
    query[name] = value
    try:
        return parse(query)
    except BadParameter as refused:
        return refused


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_parameter_is_answered_by_anything_but_a_selection_or_a_refusal(name: str, value: str) -> None:
    found = outcome(name, value)
    assert isinstance(found, Selection) or found.parameter == name


@given(
    st.sampled_from(["as_of", "known_at", "compare", "changed_within", "q", "cell", "country"]),
    st.text(max_size=30) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.+Z-]{0,14})?", fullmatch=True),
)
def test_no_value_of_a_known_parameter_fails_in_another_way(name: str, value: str) -> None:
    found = outcome(name, value)
    assert isinstance(found, Selection) or found.parameter == name


@pytest.mark.parametrize(
    ("selection", "query"),
    [
        (Selection(), ""),
        (Selection(country=("DE", "FR"), kind=("air",)), "?country=DE&country=FR&kind=air"),
        (Selection(changed_within=30, q="two ships"), "?changed_within=30&q=two+ships"),
        (Selection(as_of=date(26, 1, 7)), "?as_of=0026-01-07"),
        (Selection(known_at=datetime(2026, 1, 7, 12, 0, 0, 5, UTC)), "?known_at=2026-01-07T12%3A00%3A00.000005Z"),
        (Selection(known_at=datetime(2026, 1, 7, 23, 59, 59, 999999, UTC)), "?known_at=2026-01-07"),
        (Selection(known_at=datetime(2026, 1, 7, 23, 59, 59, tzinfo=UTC)), "?known_at=2026-01-07T23%3A59%3A59Z"),
        (Selection(cell=("DE", "troops"), sort="name", lang="uk"), "?sort=name&lang=uk&cell=DE.troops"),
    ],
)  # fmt: skip
def test_an_address_says_what_was_asked_for_in_one_order(selection: Selection, query: str) -> None:
    assert selection.query() == query


@given(SELECTIONS)
def test_the_clock_keeps_the_days_and_what_is_supposed_and_nothing_else(selection: Selection) -> None:
    supposed = selection.but(suppose=("ceasefire",))
    kept = parse(QueryDict(supposed.clock.removeprefix("?")), only=CLOCK)
    assert kept == Selection(as_of=selection.as_of, known_at=selection.known_at, suppose=("ceasefire",))


def test_whether_cells_are_chosen_does_not_depend_on_which_rows_and_columns_are() -> None:
    rows = Selection(
        country=("DE",), body=("eu",), kind=("air",), as_of=date(2026, 1, 7), suppose=("ceasefire",)
    )
    assert not rows.chooses_cells
    for chosen in (
        rows.but(status=("open",)),
        rows.but(at_least="open"),
        rows.but(condition=("ceasefire",)),
        rows.but(changed_within=30),
        rows.but(q="ship"),
    ):
        assert chosen.chooses_cells is True


def test_pages_of_one_kind_show_the_codebooks_headline_kind_unless_others_are_asked_for() -> None:
    assert Selection().kinds_shown == (codebook().headline_kind,)
    assert Selection(kind=("air", "naval")).kinds_shown == ("air", "naval")


@pytest.mark.parametrize(
    ("days", "before"), [(1, date(2026, 1, 6)), (365, date(2025, 1, 7)), (36500, date(1926, 2, 1))]
)
def test_a_span_looks_back_from_the_day_that_is_shown(days: int, before: date) -> None:
    assert Selection(as_of=date(2026, 1, 7), changed_within=days).before == before
    assert Selection(as_of=date(2026, 1, 7)).before is None
    assert Selection(as_of=date.min, changed_within=days).before == date.min


def test_a_page_of_one_thing_takes_the_day_what_was_known_and_what_is_supposed_alone() -> None:
    asked = parse(QueryDict("as_of=2026-01-07&known_at=2026-01-08&suppose=ceasefire&lang=de"), only=CLOCK)
    assert (asked.as_of, asked.suppose, asked.lang) == (date(2026, 1, 7), ("ceasefire",), "de")
    for query in ("kind=air", "compare=2026-01-01", "cell=DE.troops", "sort=name", "q=x"):
        with pytest.raises(BadParameter):
            parse(QueryDict(query), only=CLOCK)
