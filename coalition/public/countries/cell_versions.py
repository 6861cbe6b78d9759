"""How a cell moved over time: the days on which it became something else."""

from dataclasses import dataclass
from datetime import date

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import Cell, CountryOnDay
from coalition.public.prose.formatting import status_phrase
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class CellVersion:
    """From this day on the cell said this."""

    day: date
    cell: Cell

    @property
    def status(self) -> Status:
        return codebook().status(self.cell.status)

    @property
    def standing(self) -> str:
        return status_phrase(self.cell)


def versions_of_cell(
    past: PledgeHistories, country: str, kind: str, selection: Selection
) -> list[CellVersion]:
    """The days on which the cell became something else, the oldest first."""
    found: list[CellVersion] = []
    for day in past.days:
        view = Selection(country=(country,), kind=(kind,), as_of=day, suppose=selection.suppose)
        cell = build(view, [CountryOnDay(country, country)], past.on(day)).everything.get((country, kind))
        if cell is None:
            continue
        last = found[-1].cell if found else None
        if last is None or (last.status, last.unmet, last.quantity) != (
            cell.status,
            cell.unmet,
            cell.quantity,
        ):
            found.append(CellVersion(day, cell))
    return found
