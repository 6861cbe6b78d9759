"""The drawn map: every country of the selection that lies on the section, once, by a name that can be heard."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from coalition.codebook.loader import codebook
from coalition.public.map import drawing
from coalition.public.map.outlines import sheets
from coalition.public.map.presenters import COLUMNS, MapPage, map_page
from coalition.public.matrix_data.model import RegisterOnDay
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, cell, matrix, shown

ASKED = Selection(as_of=DAY, kind=("troops", "air"))


def drawn(page: MapPage) -> ET.Element:
    return ET.fromstring(f"<svg>{page.drawing().body}</svg>")


@given(REGISTERS)
def test_law_the_sheet_and_the_table_show_the_same_countries(register: RegisterOnDay) -> None:
    for section in sheets.sections():
        page = map_page(shown(register, ASKED), ASKED, section)
        links = [link.attrib["href"] for link in drawn(page).iter("a")]
        assert sorted(links) == sorted(row.url for row in page.rows if row.seen)
        assert [row.place.code for row in page.beyond] == [
            row.place.code for row in page.rows if not row.seen
        ]


@given(REGISTERS)
def test_law_who_spoke_and_who_is_silent_are_all_that_were_asked_for(register: RegisterOnDay) -> None:
    built = shown(register, ASKED)
    page = map_page(built, ASKED, "world")
    spoke, silent = {row.place.code for row in page.rows}, {place.code for place in page.silent}
    assert spoke | silent == built.wanted
    assert not spoke & silent


@given(REGISTERS)
def test_law_a_row_of_the_table_says_what_the_firmest_cell_says(register: RegisterOnDay) -> None:
    built = shown(register, ASKED)
    for record in map_page(built, ASKED, "world").records():
        row = dict(zip(COLUMNS, record, strict=True))
        one = built.everything[row["country"], row["kind"]]
        assert (row["status"], row["said_on"]) == (one.status, one.said_on.isoformat())
        assert row["conditional"] == str(one.conditional).lower()
        assert row["pledges"].split(";") == list(one.pledges)
        others = [built.everything.get((row["country"], kind)) for kind in ASKED.kind]
        assert all(other is None or other.rank <= one.rank for other in others)


def test_a_country_is_heard_with_its_kind_only_where_several_are_shown() -> None:
    built = matrix(cell("DE", "troops", "open", "ceasefire"), silent=["NO"])
    (alone,) = drawn(map_page(built, Selection(), "europe")).iter("a")
    assert alone.attrib["aria-label"] == "Germany: Open to it, if a ceasefire holds"
    (of_several,) = drawn(map_page(built, Selection(kind=("troops", "air")), "europe")).iter("a")
    assert of_several.attrib["aria-label"] == "Germany: Troops in Ukraine: Open to it, if a ceasefire holds"
    assert alone.findtext("title") == alone.attrib["aria-label"]


@pytest.mark.parametrize("conditional", [True, False])
@pytest.mark.parametrize("status", [status.slug for status in codebook().statuses])
def test_each_status_is_told_by_its_sign_and_what_waits_by_its_class(status: str, conditional: bool) -> None:
    land = drawing.MapCountry(
        "DE", codebook().status(status), conditional, "<Germany> & \x0b co", "/cells/DE/troops/"
    )
    sheet = sheets.sheet("europe")
    found = drawing.draw(codebook(), sheets.sections()["europe"], sheet, [land], {"NO": "<b>Norway"})
    document = ET.fromstring(f"<svg>{found.body}</svg>")
    (link,) = document.iter("a")
    assert link.findtext("title") == "<Germany> &   co"
    (held,) = [group for group in link.iter("g") if group.attrib.get("class", "").startswith("held")]
    assert codebook().status(status).stance in held.attrib["class"].split()
    assert ("cond" in held.attrib["class"].split()) is conditional
    assert "<b>Norway" in {title.text for title in document.iter("title")}


def test_a_country_without_a_place_on_the_sheet_is_left_to_the_table() -> None:
    land = drawing.MapCountry("CA", codebook().status("open"), False, "Canada", "/cells/CA/troops/")
    found = drawing.draw(
        codebook(), sheets.sections()["europe"], sheets.sheet("europe"), [land], {"AU": "Australia"}
    )
    assert "Canada" not in found.body
    assert "Australia" not in found.body
