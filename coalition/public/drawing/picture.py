"""Drawings as files: an SVG that stands on its own, and a picture with letters that every machine has.

See docs/adr/0092-pictures.md.
"""

from collections.abc import Sequence
from functools import cache

import fontpkg
import resvg_py
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from coalition.codebook.loader import codebook
from coalition.public.drawing.fills import patterns
from coalition.public.drawing.legend import LegendKey, draw_legend
from coalition.public.drawing.stylesheet import SANS, SERIF, standalone
from coalition.public.drawing.svg import Drawing, element, joined, lines, rect, wrapped

MARGIN = 24
HEADING, LINE = 19, 25  # pixels
SMALL = 12


def framed(drawing: Drawing, *, source: str, legend: Sequence[LegendKey] = ()) -> str:
    """An SVG document: the heading above, the drawing, and below it what it means and where it comes from."""
    room = drawing.width
    heading = wrapped(drawing.title, HEADING, room)
    notes = wrapped(drawing.description, SMALL, room)
    credit = wrapped(source, SMALL, room)
    top = MARGIN + LINE * len(heading) + 17 * len(notes) + 12
    meaning, tall = draw_legend(legend, room)
    below = top + drawing.height + 16
    end = below + tall + (10 if tall else 0)
    height = end + 17 * len(credit) + MARGIN
    content = (
        rect(0, 0, room + 2 * MARGIN, height, "paper"),
        lines(MARGIN, MARGIN + 14, heading, LINE, "title"),
        lines(MARGIN, MARGIN + 12 + LINE * len(heading), notes, 17, "dim"),
        element(
            "svg",
            drawing.body,
            x=MARGIN,
            y=top,
            width=room,
            height=drawing.height,
            viewBox=f"0 0 {room} {drawing.height}",
        ),
        element("g", meaning, transform=f"translate({MARGIN} {below})"),
        lines(MARGIN, end + 12, credit, 17, "dim"),
    )
    return document(room + 2 * MARGIN, height, joined((patterns(codebook()), *content)), title=drawing.title)


def document(width: int, height: int, body: SafeString, *, title: str) -> str:
    """A whole SVG file, with its styles and the shapes of the signs."""
    sprite = render_to_string("ui/sprite.html")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{element('title', title)}<style>{standalone()}</style>{sprite}"
        f"{element('g', body, css='drawing')}</svg>\n"
    )


def png(svg: str, *, zoom: float = 1.0) -> bytes:
    """A document as a PNG. Only fonts that came with the installation are used, so every machine draws the same."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=fonts(),
            font_family=SANS,
            serif_family=SERIF,
        )
    )


@cache
def fonts() -> list[str]:
    return [str(fontpkg.path(name)) for name in (SANS, SERIF)]
