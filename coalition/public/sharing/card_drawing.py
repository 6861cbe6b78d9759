"""The card as SVG: the headline on the left, a small matrix on the right, the day and the version below."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from coalition.codebook.schema import Kind, Status
from coalition.public.drawing import picture
from coalition.public.drawing.svg import element, joined, rect, rule, sign, text, wrapped
from coalition.public.sharing.card_headline import headline

WIDTH, HEIGHT = 1200, 630  # what the Open Graph protocol's readers show without cropping
LEFT, RIGHT, TOP, BOTTOM = 56, 1152, 164, 566
COLUMN = 640  # where the small matrix begins
FEW = 5  # kinds beside which a country's name has room


@dataclass(frozen=True)
class CardCell:
    """A cell of the small matrix."""

    status: Status
    conditional: bool


@dataclass(frozen=True)
class CardRow:
    """A country of the small matrix, with its cells by kind."""

    code: str
    name: str
    cells: dict[str, CardCell]


@dataclass(frozen=True)
class Card:
    """`headline`: one sentence or two in HTML, of which only the bold parts stay; `rows`: the strongest first."""

    title: str
    coalition: str
    headline: str
    foot: str
    kinds: Sequence[Kind]
    rows: Sequence[CardRow]


def draw(card: Card) -> str:
    """The card as an SVG document."""
    return picture.document(
        WIDTH,
        HEIGHT,
        joined(
            (
                rect(0, 0, WIDTH, HEIGHT, "paper"),
                rect(0, 0, WIDTH, 10, "named"),
                text(LEFT, 70, card.title, "card-title"),
                text(LEFT, 102, card.coalition, "card-small"),
                headline(card.headline, LEFT, TOP + 40, width=COLUMN - LEFT - 50, bottom=BOTTOM + 20),
                _beside(card),
                rule(LEFT, 584, RIGHT, 584, "grid"),
                text(LEFT, 612, card.foot, "card-small"),
            )
        ),
        title=card.title,
    )


def _beside(card: Card) -> SafeString:
    if len(card.kinds) == 1:
        return _list(card)
    return _country(card) if len(card.rows) == 1 else _matrix(card)


def _country(card: Card) -> SafeString:
    """One country: its kinds with their signs and names."""
    cells = card.rows[0].cells
    kinds = [kind for kind in card.kinds if kind.slug in cells]
    step = min(46.0, (BOTTOM - TOP) / max(1, len(kinds)))
    parts = []
    for place, kind in enumerate(kinds):
        cell, y = cells[kind.slug], TOP + 14 + place * step
        parts.append(sign(cell.status, COLUMN + 24, y, 28, conditional=cell.conditional))
        parts.append(
            text(COLUMN + 54, y + 8, wrapped(f"{kind}: {cell.status}", 22, 440, most=1)[0], "card-line")
        )
    return joined(parts)


def _list(card: Card) -> SafeString:
    """One kind: the countries with their sign and name, in two columns."""
    kind = card.kinds[0].slug
    deep = 12
    rows = [row for row in card.rows if kind in row.cells][: 2 * deep]
    parts = []
    for place, row in enumerate(rows):
        x = COLUMN + 20 + (place // deep) * 258
        y = TOP + 14 + (place % deep) * 34
        cell = row.cells[kind]
        parts.append(sign(cell.status, x, y, 25, conditional=cell.conditional))
        parts.append(text(x + 24, y + 7, wrapped(row.name, 20, 215, most=1)[0], "card-name"))
    return joined(parts)


def _matrix(card: Card) -> SafeString:
    """Countries by name, or by code where many kinds need the room; kinds by their slanted names."""
    rows = [row for row in card.rows if row.cells][:13]
    named = len(card.kinds) <= FEW
    start = COLUMN + (250 if named else 66)
    step = min(90.0, (RIGHT - start - 40) / max(1, len(card.kinds) - 1))
    parts = []
    for place, kind in enumerate(card.kinds):
        x = start + place * step
        name = wrapped(str(kind), 13, 150, most=1)[0]
        parts.append(
            element("text", name, css="card-kind", transform=f"translate({x:.0f} {TOP - 12}) rotate(-38)")
        )
    for number, row in enumerate(rows):
        y = TOP + 10 + number * 31
        label = wrapped(row.name, 18, 210, most=1)[0] if named else row.code
        parts.append(rule(COLUMN + 10, y + 15.5, RIGHT, y + 15.5, "grid"))
        parts.append(text(COLUMN + 16, y + 6, label, "card-few" if named else "card-code"))
        for place, kind in enumerate(card.kinds):
            cell = row.cells.get(kind.slug)
            if cell:
                parts.append(sign(cell.status, start + place * step, y, 21, conditional=cell.conditional))
    return joined(parts)
