"""The outlines: what a reader would miss on the map, and the laws its making must keep."""

import gzip
import json
from itertools import pairwise
from math import cos, radians
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import load
from coalition.codebook.schema import Codebook
from coalition.core.paths import PROJECT
from coalition.public.map.outlines import build, projections, shapes, sheets, topology

FOLDER = Path(sheets.__file__).parent
UKRAINE = PROJECT / "codebooks" / "ukraine"
SECTIONS = {"europe": UKRAINE / "map", "world": FOLDER}
BORDERS = build.Borders.of(None)
EU = {
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
}

coordinate = st.floats(-1000, 1000, allow_nan=False).map(lambda number: round(number, 3))
point = st.tuples(coordinate, coordinate)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_small_enough_to_be_sent(section: str) -> None:
    assert len(gzip.compress((SECTIONS[section] / f"{section}.json").read_bytes())) < 25_000


def test_europe_shows_every_member_of_the_union_and_those_around_ukraine() -> None:
    places = sheets.sheet("europe").places
    assert {*EU, "GB", "NO", "IS", "TR", "UA", "MD", "AL", "ME", "MK", "CH"} <= places.keys()


def test_the_world_shows_the_far_members_and_leaves_antarctica_out() -> None:
    places = sheets.sheet("world").places
    assert {*EU, "US", "CA", "AU", "NZ", "JP", "KR", "XK", "TW"} <= places.keys()
    assert "AQ" not in places


@pytest.mark.parametrize("section", SECTIONS)
def test_every_sign_stands_on_the_sheet(section: str) -> None:
    sheet = sheets.sheet(section)
    for code, place in sheet.places.items():
        assert 0 <= place.x <= sheet.width, code
        assert 0 <= place.y <= sheet.height, code


@pytest.mark.parametrize(
    "projection", [projections.equal_earth(11), projections.azimuthal_equal_area((14, 53))]
)
@given(longitude=st.floats(-40, 80), latitude=st.floats(-50, 75))
def test_both_projections_are_true_to_area(
    projection: projections.Projection, longitude: float, latitude: float
) -> None:
    step = 0.01
    corners = [(0, 0), (step, 0), (step, step), (0, step)]
    drawn = shapes.area([projection((longitude + dx, latitude + dy)) for dx, dy in corners])
    assert drawn == pytest.approx(radians(step) ** 2 * cos(radians(latitude + step / 2)), rel=1e-3)


@given(st.lists(point, min_size=2, max_size=40), st.floats(0, 1000))
def test_simplifying_keeps_both_ends_and_the_order(line: list[tuple[float, float]], smallest: float) -> None:
    kept = shapes.keep(line, smallest)
    assert kept[0] == 0
    assert kept[-1] == len(line) - 1
    assert all(a < b for a, b in pairwise(kept))


def test_simplifying_takes_the_smallest_bend_first() -> None:
    line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
    assert shapes.keep(line, 1.0) == [0, 2, 3, 4]


@given(st.lists(point, min_size=3, max_size=20))
def test_what_is_cut_lies_in_the_box_and_is_no_larger(ring: list[tuple[float, float]]) -> None:
    inside = shapes.cut_to(ring, (-100, -50), (100, 50))
    assert all(-100.001 <= x <= 100.001 and -50.001 <= y <= 50.001 for x, y in inside)


def test_the_roomiest_place_of_an_l_is_not_its_empty_corner() -> None:
    bent = [(0.0, 0.0), (10.0, 0.0), (10.0, 4.0), (4.0, 4.0), (4.0, 10.0), (0.0, 10.0)]
    place, room = shapes.roomiest([bent], 0.01)
    assert shapes.distance(place, [bent]) == pytest.approx(room)
    assert 2.0 < room < 2.5
    assert max(place) < 4


def test_a_hole_is_no_room() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    lake = [(3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0)]
    assert shapes.distance((5.0, 5.0), [square, lake]) < 0
    assert shapes.roomiest([square, lake], 0.01)[1] < 2.5


# Two squares side by side; line 1 is their common border.
LINES = [
    [(1.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 0.0)],
    [(1.0, 0.0), (1.0, 1.0)],
    [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)],
]


def test_lands_that_touch_become_one_without_the_border_between() -> None:
    joined = topology.joined([[0, 1], [~1, 2]], LINES)
    assert len(joined) == 1
    assert abs(shapes.area(topology.ring(joined[0], LINES))) == 2


def test_lands_apart_stay_apart() -> None:
    assert topology.joined([[0, 1]], LINES) == [[0, 1]]


def test_a_line_across_the_date_line_does_not_jump() -> None:
    assert topology.unroll([(179.0, 0.0), (-179.0, 1.0), (-178.0, 2.0)]) == [
        (179.0, 0.0),
        (181.0, 1.0),
        (182.0, 2.0),
    ]


def test_a_path_is_whole_numbers_and_leaves_out_points_that_fall_together() -> None:
    assert build.path([[(0.2, 0.1), (10.0, 0.0), (10.1, 0.2), (10.0, 5.0)]]) == "M0 0l10 0 0 5z"


def square(west: float, south: float) -> list[list[float]]:
    return [[west, south], [2, 0], [0, 2], [-2, 0], [0, -2]]


def world(*geometries: dict[str, object], arcs: list[list[list[float]]]) -> dict[str, object]:
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": list(geometries)}},
    }


@pytest.mark.parametrize("book", [None, load(UKRAINE)])
def test_crimea_is_ukraines_and_northern_cyprus_is_cypruss(book: Codebook | None) -> None:
    lands = world(
        {"id": "643", "type": "MultiPolygon", "arcs": [[[0]], [[1]]], "properties": {"name": "Russia"}},
        {"id": "804", "type": "Polygon", "arcs": [[2]], "properties": {"name": "Ukraine"}},
        {"id": "196", "type": "Polygon", "arcs": [[3]], "properties": {"name": "Cyprus"}},
        {"type": "Polygon", "arcs": [[4]], "properties": {"name": "N. Cyprus"}},
        arcs=[
            square(50, 55),
            [[33, 45], [2, 0], [0, 1], [-2, 0], [0, -1]],
            square(30, 49),
            square(32, 34),
            square(35, 36),
        ],
    )
    found = build.countries(lands, topology.lines_of(lands), build.Borders.of(book))
    assert found["RU"] == [[0]]
    assert sorted(found["UA"]) == [[1], [2]]
    assert sorted(found["CY"]) == [[3], [4]]


def test_a_land_nobody_has_assigned_stops_the_building() -> None:
    with pytest.raises(ValueError, match="Atlantis"):
        build.belongs_to({"properties": {"name": "Atlantis"}}, BORDERS)


def test_without_a_file_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([]) == 2
    assert "countries-50m.json" in capsys.readouterr().err


def test_a_country_too_small_to_be_drawn_is_a_dot() -> None:
    assert sheets.sheet("europe").places["VA"].path == ""


def test_the_files_are_what_the_script_writes() -> None:
    for sheet in load(UKRAINE).map.sheets:
        content = json.loads((SECTIONS[sheet.name] / f"{sheet.name}.json").read_text())
        assert content["size"] == list(build.view_of(sheet).size)


def test_a_land_that_is_not_where_it_is_said_to_be_stops_the_building() -> None:
    lands = world(
        {"id": "643", "type": "Polygon", "arcs": [[0]], "properties": {"name": "Russia"}},
        arcs=[square(50, 55)],
    )
    with pytest.raises(ValueError, match="0 outlines of RU"):
        build.countries(lands, topology.lines_of(lands), BORDERS)
