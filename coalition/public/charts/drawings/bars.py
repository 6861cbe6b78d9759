"""Kinds by status: for each kind a bar of the countries on each rung, the firmest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from coalition.codebook.schema import Codebook
from coalition.public.charts.drawings import axes
from coalition.public.drawing.fills import fill_attributes, stacking
from coalition.public.drawing.svg import Drawing, element, joined, lines, rule, text, width_of, wrapped

TYPE = 12
ROW = 34


@dataclass(frozen=True)
class Bar:
    """A kind with the number of countries on each rung; `waiting` of them only if conditions are met."""

    name: str
    counts: Mapping[str, int]
    waiting: Mapping[str, int]


def draw(book: Codebook, bars: Sequence[Bar], *, axis: str, width: int) -> Drawing:
    """`axis`: what is counted. On a narrow sheet the names stand above their bars instead of beside them."""
    narrow = width < 500
    left = 4 if narrow else 176
    row = ROW + 16 if narrow else ROW
    ticks = axes.round_ticks(max((sum(bar.counts.values()) for bar in bars), default=0), 4 if narrow else 6)
    across = axes.Scale(0, ticks[-1], left, width - 30)
    bottom = 8 + row * len(bars)
    body = [
        part
        for tick in ticks
        for part in (
            rule(across(tick), 4, across(tick), bottom, "grid" if tick else "base"),
            text(across(tick), bottom + 16, f"{tick:g}", "tick", "middle"),
        )
    ]
    body.append(text(width - 30, bottom + 34, axis, "tick", "end"))
    for place, bar in enumerate(bars):
        y = 8 + place * row
        body += [_name(bar, left, y, narrow=narrow), _segments(book, bar, across, y + (18 if narrow else 5))]
    return Drawing(width, bottom + 42, joined(body))


def _name(bar: Bar, left: float, y: float, *, narrow: bool) -> SafeString:
    if narrow:
        words = text(left + 5, y + 13, bar.name, "label")
    else:
        rows = wrapped(bar.name, TYPE, left - 14, most=2)
        words = lines(left - 10, y + 21 - 7 * (len(rows) - 1), rows, 14, "label", "end")
    return words


def _segments(book: Codebook, bar: Bar, across: axes.Scale, y: float) -> SafeString:
    """What waits for conditions stands after what does not, striped."""
    parts: list[SafeString] = []
    done = 0
    for status in stacking(book):
        waiting = bar.waiting.get(status.slug, 0)
        for count, conditional in ((bar.counts.get(status.slug, 0) - waiting, False), (waiting, True)):
            if not count:
                continue
            x, width = across(done), across(done + count) - across(done)
            fill = fill_attributes(book, status, conditional=conditional)
            title = element("title", f"{status}: {count}")
            parts.append(element("rect", title, x=x + 0.75, y=y, width=width - 1.5, height=24, **fill))
            parts.append(_count(f"{count}", x + width / 2, y, width, fill.get("css")))
            done += count
    parts.append(text(across(done) + 6, y + 16, f"{done}", "total"))
    return joined(parts)


def _count(words: str, x: float, y: float, width: float, css: str | None) -> SafeString:
    """The number in its segment; on a pattern it stands on a plate of its own, so that it can be read."""
    size = width_of(words, TYPE)
    if size + 6 > width:
        return joined(())
    if css:
        return text(x, y + 16, words, f"on {css}", "middle")
    plate = element("rect", x=x - size / 2 - 3, y=y + 4, width=size + 6, height=16, rx=3, css="plate")
    return joined((plate, text(x, y + 16, words, "label", "middle")))
