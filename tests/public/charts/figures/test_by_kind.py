"""The kinds by status: every number of the table is a number of cells."""

import pytest
from django.utils.translation import override
from hypothesis import given

from coalition.codebook.loader import codebook
from coalition.public.charts.figure import NARROW, WIDE
from coalition.public.charts.figures.by_kind import by_kind
from coalition.public.matrix_data.model import RegisterOnDay
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, cell, matrix, shown

ASKED = Selection(as_of=DAY)


@given(REGISTERS)
def test_law_every_number_is_the_number_of_cells_on_that_rung(register: RegisterOnDay) -> None:
    built = shown(register, ASKED)
    figure = by_kind(built, ASKED)
    counted = 0
    for record in figure.records:
        row = dict(zip(figure.columns, record, strict=True))
        cells = built.column(str(row.pop("kind")))
        assert row.pop("conditional") == sum(one.conditional for one in cells)
        for status, number in row.items():
            assert number == sum(one.status == status for one in cells)
            counted += int(number or 0)
    assert counted == len(built.cells)


@given(REGISTERS)
def test_law_readers_and_programs_get_the_same_numbers(register: RegisterOnDay) -> None:
    figure = by_kind(shown(register, ASKED), ASKED)
    assert [row[1:] for row in figure.rows] == [record[1:] for record in figure.records]
    assert len(figure.head) == len(figure.columns)
    assert bool(figure.rows) == bool(register.states)


def test_the_firmest_stands_first_and_only_what_is_there_has_a_column() -> None:
    built = matrix(cell("DE", status="open"), cell("FR", status="decided"), cell("PL", "air", "withdrawn"))
    assert by_kind(built, ASKED).columns == ["kind", "decided", "open", "withdrawn", "conditional"]


@pytest.mark.parametrize(
    ("language", "title", "head"),
    [
        ("en", "Kinds by status", ["Kind", "Intends", "of these conditional"]),
        ("de", "Arten nach Status", ["Art", "Beabsichtigt", "davon unter Bedingungen"]),
        ("fr", "Types par statut", ["Type", "A l’intention", "dont sous conditions"]),
        ("uk", "Види за статусом", ["Вид", "Має намір", "з них за умов"]),
    ],
)
def test_it_is_labelled_in_the_readers_language(language: str, title: str, head: list[str]) -> None:
    with override(language):
        figure = by_kind(matrix(cell(status="intends")), ASKED)
        assert (figure.title, list(figure.head)) == (title, head)
        for width in (WIDE, NARROW):
            drawn = figure.draw(width)
            assert drawn.width == width
            assert drawn.title == title
            assert str(codebook().kind("troops")).split()[0] in drawn.body


def test_without_cells_there_is_a_sentence_and_no_rows() -> None:
    figure = by_kind(matrix(silent=["NO"]), ASKED)
    assert (figure.rows, figure.records) == ([], [])
    assert figure.empty == "No country of this selection has said anything."
