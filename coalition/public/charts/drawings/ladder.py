"""The ladder over time: how many countries stood on each rung, from one change to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from coalition.codebook.schema import Codebook, Status
from coalition.public.charts.drawings import axes
from coalition.public.drawing.fills import fill_attributes, stacking
from coalition.public.drawing.svg import Drawing, element, joined, number, rule, sign, text, width_of

TYPE = 12  # pixels


@dataclass(frozen=True)
class RungCounts:
    """From `day` on, so many countries stood on each rung (slug -> number); nothing changed until the next one."""

    day: date
    counts: Mapping[str, int]


def draw(
    book: Codebook,
    steps: Sequence[RungCounts],
    until: date,
    *,
    axis: str,
    language: str,
    width: int,
    height: int,
) -> Drawing:
    """Stacked steps, the firmest at the bottom. `axis`: what is counted; `steps` in order of their days, none after `until`.

    On the right each band has its sign, its name and the number it ends with.
    """
    stack = [status for status in stacking(book) if any(step.counts.get(status.slug) for step in steps)]
    most = max((sum(step.counts.values()) for step in steps), default=0)
    ticks = axes.round_ticks(most, 7)
    names = [f"{status} {steps[-1].counts.get(status.slug, 0)}" for status in stack] if steps else []
    right = 34 + max((width_of(name, TYPE) for name in names), default=0)
    left, top, bottom = 34, 28, height - 26
    across = axes.Scale(steps[0].day.toordinal() if steps else 0, until.toordinal(), left, width - right)
    up = axes.Scale(0, ticks[-1], bottom, top)
    steps = _visible(steps, across)
    body = [text(4, 12, axis, "tick"), _grid(ticks, up, left, width - right)]
    edges = [0] * len(steps)
    for status in stack:
        upper = [edge + step.counts.get(status.slug, 0) for edge, step in zip(edges, steps, strict=True)]
        body.append(_band(book, status, steps, until, (edges, upper), across, up))
        edges = upper
    body += [
        _days(steps, until, across, bottom, language),
        *_labels(stack, names, steps, up, width - right, top, bottom),
    ]
    return Drawing(width, height, joined(body))


def _visible(steps: Sequence[RungCounts], across: axes.Scale) -> list[RungCounts]:
    """The steps that can be told apart: of those within a pixel the last."""
    columns = {round(across(step.day.toordinal())): step for step in steps}
    return list(columns.values())


def _grid(ticks: Sequence[float], up: axes.Scale, left: float, right: float) -> SafeString:
    return joined(
        part
        for tick in ticks
        for part in (
            rule(left, up(tick), right, up(tick), "grid" if tick else "base"),
            text(left - 8, up(tick) + 4, f"{tick:g}", "tick", "end"),
        )
    )


def _band(
    book: Codebook,
    status: Status,
    steps: Sequence[RungCounts],
    until: date,
    edges: tuple[Sequence[int], Sequence[int]],
    across: axes.Scale,
    up: axes.Scale,
) -> SafeString:
    """A closed path: along the upper edge to the right and back along the lower one, all level or upright."""
    x = [number(across(day.toordinal())) for day in [*(step.day for step in steps), until]]
    lower, upper = edges
    turns = range(1, len(steps))
    there = "".join(f"H{x[i]}V{number(up(upper[i]))}" for i in turns if upper[i] != upper[i - 1])
    back = "".join(f"H{x[i]}V{number(up(lower[i - 1]))}" for i in reversed(turns) if lower[i] != lower[i - 1])
    start = f"M{x[0]} {number(up(upper[0]))}"
    outline = f"{start}{there}H{x[-1]}V{number(up(lower[-1]))}{back}H{x[0]}Z"
    return element(
        "g",
        element("path", element("title", str(status)), d=outline, **fill_attributes(book, status)),
        css="area",
    )


def _days(
    steps: Sequence[RungCounts], until: date, across: axes.Scale, bottom: float, language: str
) -> SafeString:
    if not steps:
        return joined(())
    room = int((across.end - across.start) // 60)
    parts = []
    for day in axes.months(steps[0].day, until, max(1, room)):
        x = across(day.toordinal())
        parts += [
            rule(x, bottom, x, bottom + 5, "base"),
            text(x, bottom + 18, axes.month_label(day, language), "tick", "middle"),
        ]
    parts += [
        rule(across(step.day.toordinal()), bottom, across(step.day.toordinal()), bottom + 3, "moved")
        for step in steps
    ]
    return joined(parts)


def _labels(
    stack: Sequence[Status],
    names: Sequence[str],
    steps: Sequence[RungCounts],
    up: axes.Scale,
    x: float,
    top: float,
    bottom: float,
) -> list[SafeString]:
    """At the height of each band's end, moved apart where bands are thin."""
    if not steps:
        return []
    middles, edge = [], 0
    for status in stack:
        count = steps[-1].counts.get(status.slug, 0)
        middles.append(up(edge + count / 2))
        edge += count
    places = apart(middles, 19, top + 4, bottom - 6)
    return [
        joined((sign(status, x + 17, y, 14), text(x + 29, y + 4, name, "label")))
        for status, name, y in zip(stack, names, places, strict=True)
    ]


def apart(wanted: Sequence[float], gap: float, highest: float, lowest: float) -> list[float]:
    """Places from the lowest up, each at least `gap` above the one before, as near to the wanted ones as that allows."""
    places: list[float] = []
    for place in wanted:
        places.append(min(place, lowest if not places else places[-1] - gap))
    ceiling = highest
    for turn in reversed(range(len(places))):
        places[turn] = max(places[turn], ceiling)
        ceiling = places[turn] + gap
    return places
