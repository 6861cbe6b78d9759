"""The controls of a selection: what can be chosen, what is, and how much each would show."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given

from coalition.codebook.loader import codebook
from coalition.public.controls.filters import filter_options
from coalition.public.controls.kind_tabs import kind_links
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from tests.public.matrices import cell, matrix
from tests.public.selections import SELECTIONS

BUILT = matrix(cell("DE", "troops", "open", "ceasefire"), cell("FR", "troops", "refused"), silent=["NO"])


def test_an_option_says_whether_it_is_chosen_and_how_many_cells_it_would_show() -> None:
    options = filter_options(BUILT, Selection(status=("open",), country=("FR",)))
    statuses = {one.value: (one.chosen, one.count) for one in options["statuses"]}
    assert statuses["open"] == (True, 1)
    assert statuses["refused"] == (False, 1)
    assert statuses["decided"] == (False, None)
    assert {one.value: one.count for one in options["conditions"]}["ceasefire"] == 1
    assert [one.value for one in options["countries"] if one.chosen] == ["FR"]


def test_a_span_that_was_asked_for_stays_among_the_choices() -> None:
    spans = filter_options(BUILT, Selection(changed_within=12))["spans"]
    assert [(one.value, one.chosen) for one in spans] == [
        ("7", False),
        ("12", True),
        ("30", False),
        ("90", False),
        ("365", False),
    ]


def test_what_has_no_control_of_its_own_can_be_taken_off() -> None:
    asked = Selection(q="ship", known_at=datetime(2026, 1, 7, 12, tzinfo=UTC), kind=("naval",))
    text, known = filter_options(BUILT, asked)["extras"]
    assert text.url == "?kind=naval&known_at=2026-01-07T12%3A00%3A00Z"
    assert text.pairs == [("q", "ship")]
    assert known.url == "?kind=naval&q=ship"
    assert filter_options(BUILT, Selection(q="ship"))["extras"][0].url == "./"


def test_a_tab_changes_the_kind_and_keeps_the_rest() -> None:
    links = kind_links(Selection(body=("eu",), cell=("DE", "troops")), "/map/")
    by_url = {link.url: link.here for link in links}
    assert by_url["/map/?body=eu&kind=air"] is False
    assert [link.url for link in links if link.here] == ["/map/?body=eu&kind=troops"]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ["last day", "last 2 days", "last 5 days", "last 21 days"]),
        ("de", ["letzter Tag", "letzte 2 Tage", "letzte 5 Tage", "letzte 21 Tage"]),
        ("fr", ["dernier jour", "2 derniers jours", "5 derniers jours", "21 derniers jours"]),
        ("uk", ["останній 1 день", "останні 2 дні", "останні 5 днів", "останній 21 день"]),
    ],
)
def test_a_span_of_days_is_counted_in_each_languages_plurals(language: str, labels: list[str]) -> None:
    with override(language):
        spans = [filter_options(BUILT, Selection(changed_within=days))["spans"] for days in (1, 2, 5, 21)]
    assert [[one.label for one in span if one.chosen] for span in spans] == [[label] for label in labels]


@given(SELECTIONS)
def test_law_a_chip_takes_off_its_parameter_and_nothing_else(selection: Selection) -> None:
    chips = filter_options(BUILT, selection)["extras"]
    assert len(chips) == bool(selection.q) + bool(selection.known_at)
    for chip in chips:
        left = parse(QueryDict(chip.url.removeprefix("./").removeprefix("?")))
        ((name, _value),) = chip.pairs
        assert left == selection.but(**{name: Selection.__dataclass_fields__[name].default})


@given(SELECTIONS)
def test_law_a_tab_changes_the_kind_and_keeps_all_else_but_the_open_cell(selection: Selection) -> None:
    links = kind_links(selection, "/map/")
    for link, kind in zip(links, codebook().kinds, strict=True):
        asked = parse(QueryDict(link.url.partition("?")[2]))
        assert asked == selection.but(kind=(kind.slug,), cell=None, lang=None)
