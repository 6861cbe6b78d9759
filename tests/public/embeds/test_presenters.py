"""What a frame shows, and at which address."""

import pytest
from django.utils.translation import override

from coalition.public.embeds.presenters import country_lines, frame_address, matrix_row, statuses_shown
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, cell, matrix


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
