"""The map as SVG: each country in the shade and pattern of its status, with the sign in its middle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from coalition.codebook import prose
from coalition.codebook.schema import Codebook, Status
from coalition.public.drawing.fills import fill_attributes, patterns
from coalition.public.drawing.svg import Drawing, element, joined, rect, sign
from coalition.public.map.outlines.sheets import UNITS_A_PIXEL, CountryShape, Sheet


@dataclass(frozen=True)
class MapCountry:
    """A country with something on record. `words`: its name and status, as a screen reader should say it."""

    code: str
    status: Status
    conditional: bool
    words: str
    url: str


def draw(
    book: Codebook,
    section: prose.Sheet,
    sheet: Sheet,
    lands: Sequence[MapCountry],
    outlined: Mapping[str, str],
) -> Drawing:
    """`lands` in the order of the keyboard; `outlined`: the countries of the selection without anything on record."""
    marked = {land.code for land in lands}
    ground = [
        place.path
        for code, place in sheet.places.items()
        if code not in marked and code not in outlined and place.path
    ]
    asked = [_asked(sheet.places[code], name) for code, name in outlined.items() if code in sheet.places]
    seen = [(land, sheet.places[land.code]) for land in lands if land.code in sheet.places]
    # Large signs first, so that the small ones of small neighbours lie above them.
    body = element(
        "g",
        rect(0, 0, sheet.width, sheet.height, "sea"),
        element("path", d="".join(ground), css="land"),
        *asked,
        element("g", *(_land(book, land, place, section) for land, place in seen)),
        transform=f"scale({1 / UNITS_A_PIXEL:g})",
    )
    return Drawing(
        sheet.width // UNITS_A_PIXEL,
        sheet.height // UNITS_A_PIXEL,
        joined((patterns(book, UNITS_A_PIXEL), body)),
    )


def _asked(place: CountryShape, name: str) -> SafeString:
    title = element("title", name)
    if not place.path:
        return element("circle", title, cx=place.x, cy=place.y, r=8, css="land asked")
    return element("path", title, d=place.path, css="land asked")


def _land(book: Codebook, land: MapCountry, place: CountryShape, section: prose.Sheet) -> SafeString:
    smallest, largest = section.signs  # by how near the section looks at the countries
    radius = max(smallest, min(largest, place.room * 0.62))
    css = f"held {land.status.stance}{' cond' if land.conditional else ''}"
    fill = fill_attributes(book, land.status, conditional=land.conditional, scale=UNITS_A_PIXEL)
    shape = element("g", element("path", d=place.path, **fill), css=css) if place.path else joined(())
    plate = element("circle", cx=place.x, cy=place.y, r=radius, css="plate")
    mark = sign(land.status, place.x, place.y, radius * 1.5, conditional=land.conditional)
    badge = element("g", plate, mark, css="badge")
    return element("a", element("title", land.words), shape, badge, href=land.url, aria_label=land.words)
