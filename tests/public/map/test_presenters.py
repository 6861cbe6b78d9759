"""What the map of a selection shows, beside its drawing."""

from coalition.public.map.presenters import map_page, section_links
from coalition.public.selection.selection import Selection
from tests.public.matrices import cell, matrix

BUILT = matrix(
    cell("DE", "troops", "open"),
    cell("DE", "air", "decided"),
    cell("FR", "troops", "intends", "ceasefire"),
    cell("CA", "troops", "open"),
    silent=["NO"],
)


def test_the_firmest_stand_first_and_the_silent_apart() -> None:
    page = map_page(BUILT, Selection(), "europe")
    assert [row.place.code for row in page.rows] == ["FR", "CA", "DE"]
    assert [place.code for place in page.silent] == ["NO"]
    assert [row.place.code for row in page.beyond] == ["CA"]
    assert not map_page(BUILT, Selection(), "world").beyond


def test_of_several_kinds_a_country_shows_its_firmest() -> None:
    page = map_page(BUILT, Selection(kind=("troops", "air")), "europe")
    assert {row.place.code: row.cell.kind for row in page.rows} == {
        "DE": "air",
        "FR": "troops",
        "CA": "troops",
    }
    assert page.several


def test_an_order_that_was_asked_for_stays() -> None:
    page = map_page(BUILT, Selection(sort="name"), "europe")
    assert [row.place.code for row in page.rows] == ["CA", "FR", "DE"]


def test_records_are_for_programs_and_sections_keep_the_selection() -> None:
    (row,) = [row for row in map_page(BUILT, Selection(), "europe").records() if row[0] == "FR"]
    assert row[2:6] == ["troops", "intends", "true", "ceasefire"]
    links = section_links(Selection(kind=("air",)), "world")
    assert [(link["url"], link["here"]) for link in links] == [
        ("/map/?kind=air", False),
        ("/map/world/?kind=air", True),
    ]
