"""The body of the matrix: a row a country, a place a kind, and nothing that comes from data is markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from coalition.public.matrix.rendering import table_body
from coalition.public.matrix_data.model import CountryOnDay, Matrix, RegisterOnDay, Row
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, cell, matrix, shown

EVIL = "\"><script>alert('1')</script>&amp; {{ x }}"


class Table(HTMLParser):
    """The rows with their cells; of each cell its links and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = {name: value or "" for name, value in attrs}
        if tag == "tr":
            self.row = self.rows[given["id"]] = []
        elif tag in ("td", "th"):
            self.row.append("")
        elif tag == "a":
            self.links.append(given)
            self.row[-1] = given.get("aria-label", "")


def body(built: Matrix, selection: Selection | None = None, *, editing: bool = False) -> str:
    with override("en"):
        return str(table_body(built, selection or Selection(), editing=editing))


@given(REGISTERS)
def test_law_each_row_has_its_head_a_place_for_each_kind_and_its_total(register: RegisterOnDay) -> None:
    selection = Selection(as_of=DAY)
    built = shown(register, selection)
    table = Table(body(built, selection))
    assert list(table.rows) == [row.place.code for row in built.rows]
    for row in built.rows:
        head, *cells, total = table.rows[row.place.code]
        assert head == ""
        assert len(cells) == len(built.kinds)
        assert [bool(one) for one in cells] == [kind in row.cells for kind in built.kinds]
        bound = row.at_least("decided")
        assert total.startswith(f"{bound}: ") if bound else total == ""


def normalized(words: str) -> str:
    """As a browser reads an attribute, before or after it has."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


@given(REGISTERS)
def test_law_a_cell_says_aloud_all_that_its_summary_says(register: RegisterOnDay) -> None:
    built = shown(register, Selection(as_of=DAY))
    said = {
        link["href"]: link["aria-label"]
        for link in Table(body(built, Selection(as_of=DAY))).links
        if "aria-label" in link
    }
    with override("en"):
        for one in built.cells:
            aloud = said[f"/cells/{one.country}/{one.kind}/?as_of={DAY}"]
            assert normalized(aloud).endswith(normalized(formatting.cell_summary(one)))


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.just(EVIL))
def test_law_no_word_from_the_data_becomes_an_element(words: str) -> None:
    one = cell(quantity_words=words, pledges=("a", "b"))
    built = replace(matrix(one), rows=(Row(CountryOnDay("DE", words), {"troops": one}),))
    assert Table(body(built)).tags <= {"tr", "th", "td", "a", "span", "small", "svg", "use", "b", "em", "i"}


def test_the_open_cell_is_told_apart_and_all_keep_the_clock() -> None:
    built = matrix(cell("DE"), cell("FR"))
    selection = Selection(as_of=DAY, suppose=("ceasefire",), cell=("FR", "troops"), kind=("troops",))
    links = Table(body(built, selection)).links
    assert [link["href"] for link in links if link.get("aria-current") == "true"] == [
        "/cells/FR/troops/?as_of=2026-01-06&suppose=ceasefire"
    ]
    assert all("as_of=2026-01-06" in link["href"] for link in links)


def test_only_editors_can_open_a_cell_on_which_nothing_is_on_record() -> None:
    built = matrix(silent=["NO"])
    assert all("aria-label" not in link for link in Table(body(built)).links)
    free = [link for link in Table(body(built, editing=True)).links if "aria-label" in link]
    assert len(free) == len(built.kinds)
    assert free[0] == {
        "href": "/cells/NO/troops/",
        "aria-label": "Norway: nothing on record, Troops in Ukraine",
    }


@pytest.mark.parametrize(
    ("fields", "mark"),
    [({"change": "up"}, "▲"), ({"change": "down"}, "▼"), ({"change": "new"}, "+"), ({"contested": True}, "≠"),
     ({"ageing": True}, "◷"), ({"pledges": ("a", "b", "c")}, ">3</i>")],
)  # fmt: skip
def test_what_a_reader_should_know_first_has_a_mark_of_its_own(fields: dict[str, object], mark: str) -> None:
    assert mark in body(matrix(replace(cell(), **fields)))  # type: ignore[arg-type]  # one field of several types
    assert mark not in body(matrix(cell()))


def test_what_moved_is_set_off_and_what_waits_is_dashed() -> None:
    assert '<td class="new">' in body(matrix(cell(fresh=True)))
    assert '<td class="new">' in body(matrix(cell(change="up")))
    assert '<td class="new">' not in body(matrix(cell()))
    assert 'class="sign openness cond"' in body(matrix(cell("DE", "troops", "open", "ceasefire")))
    assert 'class="sign openness"' in body(matrix(cell()))


def test_a_cell_that_was_kept_in_one_language_is_not_shown_in_another() -> None:
    built = matrix(cell(status="refused"))
    for language, word in (("en", "Refused"), ("de", "Abgelehnt"), ("uk", "Відмов"), ("en", "Refused")):
        with override(language):
            assert word in str(table_body(built, Selection()))
