"""How a cell moved over time: the days on which it became something else."""

from dataclasses import dataclass
from datetime import date

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.history.states import Past
from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import Cell, CountryOnDay
from coalition.public.prose.formatting import standing
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class Moment:
    """From this day on the cell said this."""

    day: date
    cell: Cell

    @property
    def status(self) -> Status:
        return codebook().status(self.cell.status)

    @property
    def standing(self) -> str:
        return standing(self.cell)


def moments(past: Past, country: str, kind: str, selection: Selection) -> list[Moment]:
    """The days on which the cell became something else, the oldest first."""
    found: list[Moment] = []
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
            found.append(Moment(day, cell))
    return found
