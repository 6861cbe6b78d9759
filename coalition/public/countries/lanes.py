"""A country's kinds, each where it stands, how it got there, and by which pledges."""

from dataclasses import dataclass
from datetime import date

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind
from coalition.public.countries import cell_versions, step_chart
from coalition.public.history.presenters import HistoryStep, PledgeHistory
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.build import change as change_between
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection
from coalition.register.queries import cell_quality

MOST_ROWS = 60  # of a table; the page of the cell has the rest
MOST_QUOTES, MOST_CHANGES = 6, 12


@dataclass(frozen=True)
class KindLane:
    """One kind on a country's page: where it stands, how it got there, and by which pledges."""

    kind: Kind
    now: cell_versions.CellVersion
    moments: list[cell_versions.CellVersion]
    charts: dict[str, step_chart.StepChart]  # for a wide and for a narrow column
    histories: list[PledgeHistory]

    @property
    def latest(self) -> list[cell_versions.CellVersion]:
        """The newest of its moments, in the order of their days."""
        return self.moments[-MOST_ROWS:]

    @property
    def left_out(self) -> int:
        return max(0, len(self.moments) - MOST_ROWS)

    @property
    def steps(self) -> int:
        return sum(len(one.steps) for one in self.histories)

    @property
    def reports(self) -> int:
        return cell_quality.independent(piece.row for one in self.histories for piece in one.pieces)


@dataclass(frozen=True)
class LaneChange:
    """A day on which a lane moved."""

    moment: cell_versions.CellVersion
    kind: Kind
    change: str

    @property
    def mark(self) -> str:
        return formatting.CHANGE_MARKS[self.change]

    @property
    def word(self) -> str:
        return str(formatting.CHANGE_NAMES[self.change])


def kind_lanes(past: PledgeHistories, code: str, selection: Selection) -> list[KindLane]:
    """The kinds on which something is on record, in the codebook's order, on one axis of time."""
    first = _first_day(past, selection.day)
    lanes = []
    for kind in codebook().kinds:
        own = PledgeHistories([one for one in past.histories if one.pledge.kind == kind.slug], past.changes)
        steps = cell_versions.versions_of_cell(own, code, kind.slug, selection)
        if steps:
            charts = {
                name: step_chart.step_chart(steps, first, selection.day, width)
                for name, width in (("wide", step_chart.WIDE), ("narrow", step_chart.NARROW))
            }
            lanes.append(KindLane(kind, steps[-1], steps, charts, own.histories))
    return lanes


def _first_day(past: PledgeHistories, day: date) -> date:
    """Where the axis of time begins: the first thing said."""
    said = [step.row.said_on for one in past.histories for step in one.steps if not step.superseded]
    return min(said, default=day)


def quotes(past: PledgeHistories) -> list[HistoryStep]:
    """What was said word for word, the newest first."""
    steps = [step for one in past.histories for step in one.steps if not step.superseded]
    spoken = [step for step in steps if any(piece.row.form == "quote" for piece in step.pieces)]
    return sorted(spoken, key=lambda step: step.row.said_on, reverse=True)[:MOST_QUOTES]


def lane_changes(lanes: list[KindLane]) -> list[LaneChange]:
    """When a lane moved, the newest first."""
    found: list[LaneChange] = []
    for lane in lanes:
        before: cell_versions.CellVersion | None = None
        for moment in lane.moments:
            change = "new" if before is None else change_between(before.cell, moment.cell)
            if change:
                found.append(LaneChange(moment, lane.kind, change))
            before = moment
    return sorted(found, key=lambda one: one.moment.day, reverse=True)[:MOST_CHANGES]
