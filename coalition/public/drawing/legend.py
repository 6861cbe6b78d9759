"""What the shades and patterns mean: beside a drawing on the page, and inside a file that travels alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coalition.codebook.schema import Codebook, Status
from coalition.public.drawing.fills import fill_attributes, stacking
from coalition.public.drawing.svg import element, joined, sign, text, width_of
from coalition.public.matrix_data.model import Cell

TYPE, ROW = 12, 22


@dataclass(frozen=True)
class LegendKey:
    """A swatch with its words; `status` is None for the swatch that means “conditional”."""

    words: str
    swatch: SafeString
    status: Status | None = None


def keys_of(book: Codebook, cells: Sequence[Cell]) -> list[LegendKey]:
    """The legend of the cells that a drawing shows."""
    return keys(book, (cell.status for cell in cells), conditional=any(cell.conditional for cell in cells))


def keys(book: Codebook, statuses: Iterable[str], *, conditional: bool) -> list[LegendKey]:
    """The statuses that a drawing shows, the firmest first, and what stripes mean if it has any."""
    shown = set(statuses)
    found = [
        LegendKey(str(status), swatch(fill_attributes(book, status)), status)
        for status in stacking(book)
        if status.slug in shown
    ]
    if conditional:
        middle = book.ladder[len(book.ladder) // 2 + 1]
        found.append(
            LegendKey(
                _("striped: only if conditions are met"),
                swatch(fill_attributes(book, middle, conditional=True)),
            )
        )
    return found


def swatch(fill: dict[str, str]) -> SafeString:
    return element("rect", x=0.5, y=0.5, width=17, height=13, rx=2, **fill)


def draw_legend(entries: Sequence[LegendKey], width: int) -> tuple[SafeString, int]:
    """The legend as part of a drawing, in as many rows as it needs, and its height."""
    parts: list[SafeString] = []
    x, y = 0.0, 0
    for key in entries:
        needed = 24 + (20 if key.status else 0) + width_of(key.words, TYPE) + 18
        if x and x + needed > width:
            x, y = 0.0, y + ROW
        parts.append(element("g", key.swatch, transform=f"translate({x:.0f} {y})"))
        start = x + 24
        if key.status:
            parts.append(sign(key.status, start + 7, y + 7, 14))
            start += 20
        parts.append(text(start, y + 11, key.words, "label"))
        x += needed
    return joined(parts), y + ROW if entries else 0
