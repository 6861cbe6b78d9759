"""The step chart of a cell over time: pure geometry, drawn by templates/public/countries/step_chart.html."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.core.i18n.dates import short_day
from coalition.public.countries.cell_versions import CellVersion

# In units of the drawing, which are pixels where it is as wide as its column: letters keep their size on a phone.
WIDE, NARROW = 720, 320
LEFT = 118  # room for the names of the rungs
LEFT_NARROW = 100
RIGHT = 12
RUNG = 17  # between two rungs
TOP = 10
LABEL = 74  # two dates nearer than this would overlap


@dataclass(frozen=True)
class RungLine:
    name: str
    y: float
    text_y: float


@dataclass(frozen=True)
class Segment:
    """A stretch of time on one rung, and the rise or fall at its start."""

    x1: float
    x2: float
    y: float
    from_y: float | None
    tone: str
    conditional: bool
    title: str


@dataclass(frozen=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True)
class StepChart:
    width: int
    height: float
    left: int
    right: float
    floor: float
    rungs: list[RungLine]
    lines: list[Segment]
    ticks: list[Tick]


def step_chart(steps: Sequence[CellVersion], first: date, last: date, width: int = WIDE) -> StepChart:
    """The drawing of a cell's steps between two days, the axis of time shared by all lanes of a page."""
    left = LEFT if width >= WIDE else LEFT_NARROW
    book = codebook()
    shown: list[Status] = list(reversed(book.ladder))
    if any(step.cell.rank < 0 for step in steps):
        shown += book.off_ladder
    heights = {status.slug: TOP + RUNG * place for place, status in enumerate(shown)}
    floor = TOP + RUNG * len(shown)
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return round(left + (width - left - RIGHT) * (day - first).days / span, 1)

    steps = list({round(x(step.day)): step for step in steps}.values())  # of those within a pixel the last
    lines: list[Segment] = []
    ends = [*(step.day for step in steps[1:]), last]
    for step, end in zip(steps, ends, strict=True):
        y = heights[step.cell.status]
        lines.append(
            Segment(
                x1=x(step.day),
                x2=x(end),
                y=y,
                from_y=lines[-1].y if lines and lines[-1].y != y else None,
                tone=book.stance(step.cell.status),
                conditional=step.cell.conditional,
                title=f"{short_day(step.day, step.cell.said_on_precision)}: {step.standing}",
            )
        )
    rungs = [RungLine(str(status), heights[status.slug], heights[status.slug] + 3.5) for status in shown]
    days = [first, *(step.day for step in steps), last]
    return StepChart(width, floor + 16, left, width - RIGHT, floor, rungs, lines, _ticks(days, x))


def _ticks(days: Sequence[date], x: Callable[[date], float]) -> list[Tick]:
    """Dates under the axis, as many as have room: both ends first."""
    wanted = sorted(set(days))
    first, last = wanted[0], wanted[-1]
    if first == last:
        return [Tick(x(first), short_day(first), "start")]
    chosen = [first]
    # The end labels are anchored at their outer side, the middle ones in their middle.
    for day in wanted[1:-1]:
        room_before = LABEL * 1.5 if chosen[-1] == first else LABEL
        if x(day) - x(chosen[-1]) >= room_before and x(last) - x(day) >= LABEL * 1.5:
            chosen.append(day)
    chosen.append(last)
    anchors = {first: "start", last: "end"}
    return [Tick(x(day), short_day(day), anchors.get(day, "middle")) for day in chosen]
