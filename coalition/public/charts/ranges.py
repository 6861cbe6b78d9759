"""Quantities as ranges: for each kind and unit its pledges from least to most, and their sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from coalition.codebook.schema import Status
from coalition.public.charts import axes
from coalition.public.charts.drawing import Drawing, element, joined, rule, sign, text, width_of, wrapped

TYPE = 12
ROW = 28
HEAD = 30
FOOT = 34


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
    """The pledges of one kind in one unit; `total` when there is more than one. A joint pledge stands here once."""

    heading: str
    rows: Sequence[Range]
    total: Range | None = None


def draw(groups: Sequence[Group], *, written: Callable[[float], str], width: int) -> Drawing:
    """Each group on a scale of its own, since soldiers and euros can't share one; `written` gives a tick its words."""
    body: list[SafeString] = []
    y = 6.0
    for group in groups:
        part, height = _group(group, y, written, width)
        body.append(part)
        y += height
    return Drawing(width, round(y), joined(body))


def _group(group: Group, y: float, written: Callable[[float], str], width: int) -> tuple[SafeString, float]:
    narrow = width < 500
    left = 4 if narrow else 230
    row = ROW + 16 if narrow else ROW
    rows = [*group.rows, *([group.total] if group.total else [])]
    beside = 14 + max(width_of(one.words, TYPE) for one in rows)
    ticks = axes.round_ticks(float(max(one.high for one in rows)), 2 if narrow else 4)
    across = axes.Scale(0, ticks[-1], left + 4, width - beside)
    top, bottom = y + HEAD, y + HEAD + row * len(rows)
    body = [text(4, y + 16, group.heading, "heading")]
    for tick in ticks:
        body.append(rule(across(tick), top, across(tick), bottom, "grid" if tick else "base"))
        body.append(text(across(tick), bottom + 15, written(tick), "tick", "middle" if tick else "start"))
    for place, one in enumerate(rows):
        is_total = one is group.total
        body.append(_row(one, across, top + place * row, left, narrow=narrow, css=" sum" if is_total else ""))
    return joined(body), HEAD + row * len(rows) + FOOT


def _row(one: Range, across: axes.Scale, y: float, left: float, *, narrow: bool, css: str) -> SafeString:
    middle = y + (31 if narrow else ROW / 2)
    start, end = across(float(one.low)), across(float(one.high))
    name_y = y + 14 if narrow else middle + 4
    indent = 20 if one.status else 0
    words = text(
        4 + indent, name_y, wrapped(one.name, TYPE, (300 if narrow else left - 34), most=1)[0], f"label{css}"
    )
    parts = [words]
    if one.status:
        parts.append(sign(one.status, 11, name_y - 4, 14, conditional=one.conditional))
    if start != end:
        parts += [
            rule(start, middle, end, middle, f"span{css}"),
            rule(start, middle - 5, start, middle + 5, f"end{css}"),
        ]
        parts.append(rule(end, middle - 5, end, middle + 5, f"end{css}"))
    else:
        parts.append(element("circle", cx=end, cy=middle, r=4.5, css=f"spot{css}"))
    parts.append(text(end + 10, middle + 4, one.words, f"value{css}"))
    return joined(parts)
