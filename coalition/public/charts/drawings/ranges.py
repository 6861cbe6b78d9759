"""Quantities as ranges: for each kind and unit its pledges from least to most, and their sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from coalition.codebook.schema import Status
from coalition.public.charts.drawings import axes
from coalition.public.drawing.svg import Drawing, element, joined, rule, sign, text, width_of, wrapped

TYPE = 12
ROW = 42
HEAD = 26
FOOT = 36
LEFT = 6
NARROW = 500


@dataclass(frozen=True)
class Range:
    """A pledge from `low` to `high`, of which both may be the same; `words`: the numbers as a reader sees them."""

    name: str
    low: Decimal
    high: Decimal
    words: str
    status: Status | None = None
    conditional: bool = False


@dataclass(frozen=True)
class Group:
    """The pledges of one kind in one unit; `total` when there is more than one. A joint pledge stands here once.

    `rest` says how many more there are than `rows`.
    """

    heading: str
    rows: Sequence[Range]
    total: Range | None = None
    rest: str = ""


def draw(groups: Sequence[Group], *, written: Callable[[float], str], width: int) -> Drawing:
    """Each group on a scale of its own, since soldiers and euros can't share one; `written` gives a tick its words."""
    body: list[SafeString] = []
    y = 6.0
    before = ""
    for group in groups:
        if group.heading != before:
            body.append(text(4, y + 16, group.heading, "heading"))
            y += HEAD
        part, height = _group(group, y, written, width)
        body.append(part)
        y += height
        before = group.heading
    return Drawing(width, round(y), joined(body))


def _group(group: Group, y: float, written: Callable[[float], str], width: int) -> tuple[SafeString, float]:
    rows = [*group.rows, *([group.total] if group.total else [])]
    body: list[SafeString] = []
    bottom = y + ROW * len(rows)
    if len(rows) == 1 and rows[0].low == rows[0].high:
        return _alone(rows[0], y, width), ROW + 6
    beside = 14 + max(width_of(one.words, TYPE) for one in rows)
    ticks = axes.round_ticks(float(max(one.high for one in rows)), 3 if width < NARROW else 5)
    across = axes.Scale(0, ticks[-1], LEFT, width - beside)
    for tick in ticks:
        body.append(rule(across(tick), y, across(tick), bottom, "grid" if tick else "base"))
        body.append(text(across(tick), bottom + 15, written(tick), "tick", "middle" if tick else None))
    for place, one in enumerate(rows):
        css = " sum" if one is group.total else ""
        body += [_name(one, y + place * ROW, width, css), _span(one, across, y + place * ROW + 29, css)]
    if group.rest:
        body.append(text(LEFT + 6, bottom + 34, group.rest, "dim"))
    return joined(body), ROW * len(rows) + FOOT + (18 if group.rest else 0)


def _alone(one: Range, y: float, width: int) -> SafeString:
    """One number has nothing to be compared with, so it needs no scale."""
    return joined((_name(one, y - 2, width, ""), text(LEFT + 26, y + 29, one.words, "total")))


def _name(one: Range, y: float, width: int, css: str) -> SafeString:
    start = LEFT + (26 if one.status else 6)
    words = text(start, y + 14, wrapped(one.name, TYPE, width - start, most=1)[0], f"label{css}")
    return (
        joined((sign(one.status, LEFT + 13, y + 10, 14, conditional=one.conditional), words))
        if one.status
        else words
    )


def _span(one: Range, across: axes.Scale, middle: float, css: str) -> SafeString:
    start, end = across(float(one.low)), across(float(one.high))
    parts = [element("circle", cx=end, cy=middle, r=4.5, css=f"spot{css}")]
    if start != end:
        parts = [
            rule(start, middle, end, middle, f"span{css}"),
            rule(start, middle - 5, start, middle + 5, f"end{css}"),
            rule(end, middle - 5, end, middle + 5, f"end{css}"),
        ]
    return joined((*parts, text(end + 10, middle + 4, one.words, f"value{css}")))
