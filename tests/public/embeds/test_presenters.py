"""What a frame shows, and at which address."""

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from coalition.public.embeds.presenters import country_lines, frame_address, matrix_row, statuses_shown
from coalition.public.matrix_data.model import RegisterOnDay
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, cell, matrix
from tests.public.matrices import shown as shown_matrix
from tests.public.selections import SELECTIONS


@pytest.mark.parametrize(
    ("selection", "address"),
    [
        (Selection(), "/embed/matrix/?lang=de"),
        (Selection(country=("DE",)), "/embed/countries/DE/?lang=de"),
        (Selection(country=("DE",), lang="fr"), "/embed/countries/DE/?lang=fr"),
        (Selection(country=("DE", "FR")), "/embed/matrix/?country=DE&country=FR&lang=de"),
        (Selection(country=("DE",), kind=("air",)), "/embed/matrix/?country=DE&kind=air&lang=de"),
    ],
)
def test_one_country_alone_has_a_frame_of_its_own(selection: Selection, address: str) -> None:
    with override("de"):
        assert frame_address(selection) == address


def test_a_row_has_a_place_for_every_kind_and_links_that_keep_the_day() -> None:
    built = matrix(cell("DE", "air", "pledged"))
    row = matrix_row(built.rows[0], built, Selection(as_of=DAY))
    assert len(row["cells"]) == len(built.kinds)
    (shown,) = [one for one in row["cells"] if one]
    assert shown["url"] == "/cells/DE/air/?as_of=2026-01-06"
    assert row["url"] == "/countries/DE/?as_of=2026-01-06"


def test_a_country_has_a_line_a_kind_and_the_legend_what_is_shown() -> None:
    built = matrix(cell("DE", "air", "pledged"), cell("DE", "troops", "refused"))
    assert [line["status"].slug for line in country_lines(built.rows[0], Selection())] == [
        "pledged",
        "refused",
    ]
    assert {status.slug for status in statuses_shown(built)} == {"pledged", "refused"}


@given(SELECTIONS, st.sampled_from(["en", "de", "fr", "uk"]))
def test_law_a_frame_shows_the_selection_it_was_made_for_in_the_language_of_the_page(
    selection: Selection, language: str
) -> None:
    with override(language):
        path, _, query = frame_address(selection).partition("?")
    shown = parse(QueryDict(query))
    assert shown.lang == (selection.lang or language)
    if path == "/embed/matrix/":
        assert shown.but(lang=None) == selection.but(lang=None)
    else:
        assert [path] == [f"/embed/countries/{code}/" for code in selection.country]
        assert shown.but(country=selection.country, lang=None) == selection.but(lang=None)


@given(REGISTERS)
def test_law_a_small_matrix_has_the_cells_of_the_matrix(register: RegisterOnDay) -> None:
    selection = Selection(as_of=DAY)
    built = shown_matrix(register, selection)
    for row in built.rows:
        small = matrix_row(row, built, selection)
        assert [one["cell"] if one else None for one in small["cells"]] == [
            row.cells.get(kind) for kind in built.kinds
        ]
        assert [line["cell"] for line in country_lines(row, selection)] == [
            one["cell"] for one in small["cells"] if one
        ]
    assert {status.slug for status in statuses_shown(built)} == {one.status for one in built.cells}
