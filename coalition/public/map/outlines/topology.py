"""Reads TopoJSON: a line that neighbours share stands in it once, so that simplifying it leaves no gaps.

A country is a list of outlines, land and lakes alike, to be filled by the even-odd rule; an outline is a list of the
numbers of lines, where ~n is line n backwards.
"""

from typing import Literal, NotRequired, TypedDict

from coalition.public.map.outlines.shapes import Ring

type Outline = list[int]


class Properties(TypedDict):
    name: str


class Land(TypedDict):
    """What every land of the file has."""

    id: NotRequired[str]  # ISO 3166-1 numeric
    properties: Properties


class Polygon(Land):
    type: Literal["Polygon"]
    arcs: list[Outline]


class MultiPolygon(Land):
    type: Literal["MultiPolygon"]
    arcs: list[list[Outline]]


class Undrawn(Land):
    type: None


type Geometry = Polygon | MultiPolygon | Undrawn


class GeometryCollection(TypedDict):
    geometries: list[Geometry]


class Transform(TypedDict):
    scale: list[float]
    translate: list[float]


class Topology(TypedDict):
    """The file, as far as it is read."""

    transform: Transform
    arcs: list[list[list[int]]]  # of each line its steps, east and north
    objects: dict[str, GeometryCollection]


def lines_of(topology: Topology) -> list[Ring]:
    """The lines in degrees; the file holds them as steps on a grid."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for steps in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        lines.append(unroll(line))
    return lines


def outlines_of(geometry: Geometry) -> list[Outline]:
    """The outlines of a country; none when the file gives it no land."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return (
        [outline for polygon in geometry["arcs"] for outline in polygon]
        if geometry["type"] == "MultiPolygon"
        else []
    )


def unroll(line: Ring) -> Ring:
    """A line over the 180th meridian goes on beyond it instead of jumping around the globe."""
    result = line[:1]
    for x, y in line[1:]:
        turns = round((x - result[-1][0]) / 360)
        result.append((x - 360 * turns, y))
    return result


def ring(outline: Outline, lines: list[Ring]) -> Ring:
    """An outline as points, the first not repeated at the end."""
    points: Ring = []
    for number in outline:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return unroll(points)[:-1]


def joined(outlines: list[Outline], lines: list[Ring]) -> list[Outline]:
    """The outlines of several lands as of one: lines that two of them share fall away, the rest is closed again."""
    used = {number for outline in outlines for number in outline}
    whole = [outline for outline in outlines if not any(~number in used for number in outline)]
    loose = [
        number for outline in outlines if outline not in whole for number in outline if ~number not in used
    ]
    while loose:
        chain = [loose.pop()]
        while (follows := _following(chain[-1], loose, lines)) is not None:
            loose.remove(follows)
            chain.append(follows)
        whole.append(chain)
    return whole


def _following(number: int, loose: list[int], lines: list[Ring]) -> int | None:
    end = lines[number][-1] if number >= 0 else lines[~number][0]
    return next(
        (other for other in loose if (lines[other][0] if other >= 0 else lines[~other][-1]) == end), None
    )
