"""The card as SVG: the headline on the left, a small matrix on the right, the day and the version below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from coalition.codebook.schema import Kind, Status
from coalition.public.charts import picture
from coalition.public.charts.drawing import element, joined, rect, rule, sign, text, width_of, wrapped

WIDTH, HEIGHT = 1200, 630  # what the Open Graph protocol's readers show without cropping
LEFT, RIGHT, TOP, BOTTOM = 56, 1152, 164, 566
COLUMN = 640  # where the small matrix begins
FEW = 5  # kinds beside which a country's name has room
SIZES = (46, 40, 34, 29)  # of the headline: the largest that fits


@dataclass(frozen=True)
class Spot:
    """A cell of the small matrix."""

    status: Status
    conditional: bool


@dataclass(frozen=True)
class Line:
    """A country of the small matrix, with its spots by kind."""

    code: str
    name: str
    spots: dict[str, Spot]


@dataclass(frozen=True)
class Card:
    """`headline`: one sentence or two in HTML, of which only the bold parts stay; `lines`: the strongest first."""

    title: str
    coalition: str
    headline: str
    foot: str
    kinds: Sequence[Kind]
    lines: Sequence[Line]


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
                _headline(card.headline, TOP + 40, COLUMN - LEFT - 50),
                _beside(card),
                rule(LEFT, 584, RIGHT, 584, "grid"),
                text(LEFT, 612, card.foot, "card-small"),
            )
        ),
        title=card.title,
    )


def _headline(html: str, y: float, width: float) -> SafeString:
    words = _words(html)
    rows: list[list[tuple[str, bool]]] = []
    size = SIZES[-1]
    for size in SIZES:
        rows = _rows(words, size, width)
        if y + len(rows) * size * 1.28 <= BOTTOM + 20:
            break
    return joined(
        element("text", *_spans(row), x=LEFT, y=y + place * size * 1.28, css="card-headline", font_size=size)
        for place, row in enumerate(rows)
    )


def _words(html: str) -> list[tuple[str, bool]]:
    """The words, each with whether it is bold; every other tag falls away."""
    found = []
    for place, part in enumerate(re.split(r"</?b>", html)):
        found += [(word, place % 2 == 1) for word in unescape(strip_tags(part)).split()]
    return _closed_up(found)


def _closed_up(words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """A full stop or comma after a bold word belongs to it."""
    result: list[tuple[str, bool]] = []
    for word, bold in words:
        if result and re.fullmatch(r"[.,;:]+", word):
            result[-1] = (result[-1][0] + word, result[-1][1])
        else:
            result.append((word, bold))
    return result


def _rows(words: list[tuple[str, bool]], size: float, width: float) -> list[list[tuple[str, bool]]]:
    rows: list[list[tuple[str, bool]]] = [[]]
    for word in words:
        line = " ".join(one for one, _bold in [*rows[-1], word])
        if rows[-1] and width_of(line, size * 0.87) > width:  # the serif face runs narrower than the sans
            rows.append([])
        rows[-1].append(word)
    return rows


def _spans(row: list[tuple[str, bool]]) -> list[SafeString]:
    return [
        element("tspan", word if place == len(row) - 1 else f"{word} ", font_weight="700" if bold else None)
        for place, (word, bold) in enumerate(row)
    ]


def _beside(card: Card) -> SafeString:
    if len(card.kinds) == 1:
        return _list(card)
    return _country(card) if len(card.lines) == 1 else _matrix(card)


def _country(card: Card) -> SafeString:
    """One country: its kinds with their signs and names."""
    spots = card.lines[0].spots
    kinds = [kind for kind in card.kinds if kind.slug in spots]
    step = min(46.0, (BOTTOM - TOP) / max(1, len(kinds)))
    parts = []
    for place, kind in enumerate(kinds):
        spot, y = spots[kind.slug], TOP + 14 + place * step
        parts.append(sign(spot.status, COLUMN + 24, y, 28, conditional=spot.conditional))
        parts.append(
            text(COLUMN + 54, y + 8, wrapped(f"{kind}: {spot.status}", 22, 440, most=1)[0], "card-line")
        )
    return joined(parts)


def _list(card: Card) -> SafeString:
    """One kind: the countries with their sign and name, in two columns."""
    kind = card.kinds[0].slug
    rows = 12
    lines = [line for line in card.lines if kind in line.spots][: 2 * rows]
    parts = []
    for place, line in enumerate(lines):
        x = COLUMN + 20 + (place // rows) * 258
        y = TOP + 14 + (place % rows) * 34
        spot = line.spots[kind]
        parts.append(sign(spot.status, x, y, 25, conditional=spot.conditional))
        parts.append(text(x + 24, y + 7, wrapped(line.name, 20, 215, most=1)[0], "card-name"))
    return joined(parts)


def _matrix(card: Card) -> SafeString:
    """Countries by name, or by code where many kinds need the room; kinds by their slanted names."""
    lines = [line for line in card.lines if line.spots][:13]
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
    for row, line in enumerate(lines):
        y = TOP + 10 + row * 31
        label = wrapped(line.name, 18, 210, most=1)[0] if named else line.code
        parts.append(rule(COLUMN + 10, y + 15.5, RIGHT, y + 15.5, "grid"))
        parts.append(text(COLUMN + 16, y + 6, label, "card-few" if named else "card-code"))
        for place, kind in enumerate(card.kinds):
            spot = line.spots.get(kind.slug)
            if spot:
                parts.append(sign(spot.status, start + place * step, y, 21, conditional=spot.conditional))
    return joined(parts)
