"""Makes the map's sheets out of Natural Earth's countries (public domain), read as TopoJSON.

Run by a maintainer when the borders are to be renewed, or a codebook has a sheet of its own, with the file `countries-50m.json`
of the npm package `world-atlas` (which packs Natural Earth 1:50m; see ADR 0090):

    python -m coalition.public.map.outlines.build countries-50m.json              the world, beside this file
    python -m coalition.public.map.outlines.build countries-50m.json CODEBOOK     the codebook's sheets, in its map/

The file draws what is held in fact; `borders.yaml` and a codebook's `map.lands` say where this map has it otherwise, and why.
"""

import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NotRequired, Self, TypedDict

from babel.core import get_global

from coalition.codebook import yaml_text
from coalition.codebook.loader import load
from coalition.codebook.prose import Land, Sheet
from coalition.codebook.schema import Codebook
from coalition.codebook.words import Strict
from coalition.public.map.outlines import projections, shapes, topology
from coalition.public.map.outlines.shapes import Ring
from coalition.public.map.outlines.sheets import UNITS_A_PIXEL, WORLD

SMALLEST_BEND = 0.5  # square pixels that a point must span to stay
SMALLEST_LAND = 3.0  # square pixels; a country without such a piece becomes a dot
WIDTH = 900  # pixels of a sheet
WHOLE = (-2.72, -1.04, 2.72, 1.32)  # the frame of the world in Equal Earth's units
BORDERS = Path(__file__).with_name("borders.yaml")


@dataclass(frozen=True)
class View:
    """A section of the globe: `frame` in the projection's units (west, south, east, north), `width` in pixels."""

    name: str
    project: projections.Projection
    frame: tuple[float, float, float, float]
    width: int
    middle: float  # the meridian opposite to which the globe is cut open
    reach: float = 180.0  # degrees east and west of it that can come into view
    latitudes: tuple[float, float] = (-90.0, 90.0)

    @property
    def scale(self) -> float:
        return self.width * UNITS_A_PIXEL / (self.frame[2] - self.frame[0])

    @property
    def size(self) -> tuple[int, int]:
        return self.width * UNITS_A_PIXEL, round((self.frame[3] - self.frame[1]) * self.scale)

    def draw(self, place: projections.Point) -> projections.Point:
        x, y = self.project(place)
        return (x - self.frame[0]) * self.scale, (self.frame[3] - y) * self.scale


class DrawnPlace(TypedDict):
    """A country in a sheet's file; one without a path is a dot."""

    d: NotRequired[str]
    at: list[int]
    room: int


class DrawnSheet(TypedDict):
    """A sheet's file."""

    size: list[int]
    places: dict[str, DrawnPlace]  # by ISO 3166-1 alpha-2


class Borders(Strict):
    """How the file's lands are assigned: borders.yaml, whose lands a codebook may replace."""

    without_code: dict[str, str]
    left_out: frozenset[str]
    lands: tuple[Land, ...]

    @classmethod
    def of(cls, book: Codebook | None) -> Self:
        own = cls.model_validate(yaml_text.read(BORDERS))
        return own.model_copy(update={"lands": book.map.lands}) if book and book.map.lands else own


def view_of(sheet: Sheet) -> View:
    """A sheet of a codebook: around its centre, or, without a frame, the world, cut open opposite to its centre."""
    if sheet.frame:
        return View(
            sheet.name, projections.azimuthal_equal_area(sheet.centre), sheet.frame, WIDTH, sheet.centre[0], sheet.reach,
            sheet.latitudes,
        )  # fmt: skip
    middle = sheet.centre[0]
    return View(sheet.name, projections.equal_earth(middle), WHOLE, WIDTH, middle, latitudes=sheet.latitudes)


def countries(
    world: topology.Topology, lines: list[Ring], borders: Borders
) -> dict[str, list[topology.Outline]]:
    """ISO 3166-1 alpha-2 -> outlines. Raises ValueError for a land that can't be assigned."""
    found: dict[str, list[topology.Outline]] = {}
    for geometry in world["objects"]["countries"]["geometries"]:
        code = belongs_to(geometry, borders)
        if code and code not in borders.left_out:
            found.setdefault(code, []).extend(topology.outlines_of(geometry))
    for land in borders.lands:
        there = [one for one in found[land.drawn_as] if _is_inside(topology.ring(one, lines), *land.within)]
        if len(there) != 1:
            raise ValueError(
                f"{len(there)} outlines of {land.drawn_as} lie within {land.within}, not one; look at the file ({land.why})"
            )
        found[land.drawn_as].remove(there[0])
        found.setdefault(land.belongs_to, []).append(there[0])
    return {code: topology.joined(outlines, lines) for code, outlines in sorted(found.items())}


def belongs_to(geometry: topology.Geometry, borders: Borders) -> str:
    """The state a land of the file belongs to, by its ISO 3166-1 numeric code, or by name where it has none; empty: none."""
    if "id" not in geometry:
        name = geometry["properties"]["name"]
        if name not in borders.without_code:
            raise ValueError(f"{name} has no ISO code; say in {BORDERS.name} to which state it belongs.")
        return borders.without_code[name]
    # CLDR's aliases lead from numeric and outdated codes to alpha-2.
    return str(get_global("territory_aliases")[geometry["id"]][0])


def _is_inside(points: Ring, low: projections.Point, high: projections.Point) -> bool:
    return all(low[0] <= x <= high[0] and low[1] <= y <= high[1] for x, y in points)


def simplified(view: View, lines: list[Ring]) -> list[Ring]:
    """The lines with fewer points, still in degrees, by what can be seen at the view's scale."""
    smallest = SMALLEST_BEND * UNITS_A_PIXEL**2
    result = []
    for line in lines:
        kept = shapes.keep([view.draw(place) for place in line], smallest)
        result.append([line[i] for i in kept])
    return result


def in_view(view: View, points: Ring) -> list[Ring]:
    """A ring in degrees as rings on the sheet, cut at its frame; empty when it lies outside."""
    west, east = view.middle - view.reach, view.middle + view.reach
    width, height = view.size
    edge = 4 * UNITS_A_PIXEL  # beyond the sheet, so that the cut is not seen
    rings = []
    for turn in (-360.0, 0.0, 360.0):
        shifted = [(x + turn, y) for x, y in points]
        part = shapes.cut_to(shifted, (west, view.latitudes[0]), (east, view.latitudes[1]))
        drawn = shapes.cut_to(
            [view.draw(place) for place in part], (-edge, -edge), (width + edge, height + edge)
        )
        if len(drawn) > 2:
            rings.append(drawn)
    return rings


def path(rings: list[Ring]) -> str:
    """SVG path data in whole numbers, relative to the point before."""
    parts = []
    for points in rings:
        grid = [(round(x), round(y)) for x, y in points]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(grid) if (ax, ay) != (bx, by)]
        if len(steps) > 1:
            numbers = " ".join(f"{dx} {dy}" for dx, dy in steps).replace(" -", "-")
            parts.append(f"M{grid[0][0]} {grid[0][1]}l{numbers}z")
    return "".join(parts)


def place(
    view: View, outlines: list[topology.Outline], lines: list[Ring], fine: list[Ring]
) -> DrawnPlace | None:
    """A country on the sheet: its path, where its sign goes and how much room there is; None when out of sight."""
    drawn = [
        piece
        for outline in outlines
        for piece in in_view(view, topology.ring(outline, lines))
        if len(piece) > 2
    ]
    drawn.sort(key=lambda piece: -abs(shapes.area(piece)))
    unit = UNITS_A_PIXEL**2
    visible = [piece for piece in drawn if abs(shapes.area(piece)) >= SMALLEST_LAND * unit]
    if visible:
        at, room = shapes.roomiest(_within(view, visible), precision=1.0)
        return {"d": path(visible), "at": [round(at[0]), round(at[1])], "room": round(room)}
    whole = [piece for outline in outlines for piece in in_view(view, topology.ring(outline, fine))]
    width, height = view.size
    if not whole:
        return None
    x, y = shapes.centroid(max(whole, key=lambda piece: abs(shapes.area(piece))))
    return {"at": [round(x), round(y)], "room": 0} if 0 <= x <= width and 0 <= y <= height else None


def _within(view: View, rings: list[Ring]) -> list[Ring]:
    """The rings as far as they can be seen, so that the sign of a country at the edge is not lost."""
    width, height = view.size
    cut = [shapes.cut_to(points, (0, 0), (width, height)) for points in rings]
    return [points for points in cut if len(points) > 2] or rings


def build(view: View, world: topology.Topology, borders: Borders) -> DrawnSheet:
    fine = topology.lines_of(world)
    lines = simplified(view, fine)
    places = {}
    for code, outlines in countries(world, fine, borders).items():
        found = place(view, outlines, lines, fine)
        if found is not None:
            places[code] = found
    return {"size": list(view.size), "places": places}


def main(arguments: list[str]) -> int:
    if len(arguments) not in (1, 2):
        sys.stderr.write(
            "Usage: python -m coalition.public.map.outlines.build countries-50m.json [CODEBOOK]\n"
        )
        return 2
    world = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    book = load(Path(arguments[1])) if len(arguments) == 2 else None
    folder = Path(arguments[1]) / "map" if book else Path(__file__).parent
    folder.mkdir(exist_ok=True)
    for sheet in book.map.sheets if book else (WORLD,):
        file = folder / f"{sheet.name}.json"
        drawn = build(view_of(sheet), world, Borders.of(book))
        file.write_text(json.dumps(drawn, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        sys.stdout.write(f"{file.name}: {file.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
