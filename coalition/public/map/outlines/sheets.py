"""The outlines of countries as `build` made them, read once a process."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from coalition.codebook import prose
from coalition.codebook.loader import codebook

UNITS_A_PIXEL = 2  # coordinates are whole numbers: half a pixel at the size the map is drawn for


@dataclass(frozen=True)
class CountryShape:
    """A country on the sheet. `path` is empty for one so small that it is a dot; `room` is the radius free for a sign."""

    path: str
    x: int
    y: int
    room: int


@dataclass(frozen=True)
class Sheet:
    """A section of the globe, in UNITS_A_PIXEL."""

    width: int
    height: int
    places: dict[str, CountryShape]  # by ISO 3166-1 alpha-2


WORLD = prose.Sheet(name="world")


def sections() -> dict[str, prose.Sheet]:
    """The codebook's sections by name, the first is the one the map opens with; the world where it has none."""
    return {one.name: one for one in codebook().map.sheets or (WORLD,)}


@cache
def sheet(section: str) -> Sheet:
    """One of `sections`: as the codebook has drawn it, or as it comes with the product."""
    file = settings.COALITION_CODEBOOK / "map" / f"{section}.json"
    file = file if file.exists() else Path(__file__).with_name(f"{section}.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    places = {
        code: CountryShape(place.get("d", ""), place["at"][0], place["at"][1], place["room"])
        for code, place in content["places"].items()
    }
    return Sheet(content["size"][0], content["size"][1], places)
