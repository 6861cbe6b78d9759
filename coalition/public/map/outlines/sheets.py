"""The outlines of countries as `build` made them, read once a process."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


SECTIONS = ("europe", "world")


@cache
def sheet(section: str) -> Sheet:
    """One of SECTIONS; the files lie beside this one."""
    content = json.loads(Path(__file__).with_name(f"{section}.json").read_text(encoding="utf-8"))
    places = {
        code: CountryShape(place.get("d", ""), place["at"][0], place["at"][1], place["room"])
        for code, place in content["places"].items()
    }
    return Sheet(content["size"][0], content["size"][1], places)
