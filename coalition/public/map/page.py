"""What the map of a selection shows: each country's firmest cell in the kinds looked at, on the sheet and in the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.core.i18n.dates import day as written
from coalition.public.charts.drawing import Drawing
from coalition.public.charts.legend import Key, keys
from coalition.public.map import drawing, geometry
from coalition.public.matrix_data.build import Cell, CountryOnDay, Matrix
from coalition.public.prose import formatting
from coalition.public.selection.kinds import firmest, kinds_shown, named
from coalition.public.selection.parameters import Selection

COLUMNS = ("country", "name", "kind", "status", "conditional", "conditions", "said_on", "pledges")


@dataclass(frozen=True)
class Line:
    """A country of the table; `seen`: whether it lies on the section that is shown."""

    place: CountryOnDay
    cell: Cell
    status: Status
    standing: str
    kind: str
    url: str
    seen: bool


@dataclass(frozen=True)
class Shown:
    """`lines`: who has said something, the firmest first; `silent`: who of the selection has not."""

    section: str
    kinds: tuple[str, ...]
    lines: Sequence[Line]
    silent: Sequence[CountryOnDay]
    day: str

    @property
    def title(self) -> str:
        return _("%(kinds)s: how firmly each country has committed itself, as of %(day)s") % {
            "kinds": self.names,
            "day": self.day,
        }

    @property
    def names(self) -> str:
        return named(self.kinds)

    @property
    def several(self) -> bool:
        return len(self.kinds) > 1

    @property
    def beyond(self) -> list[Line]:
        """Those that lie outside the section."""
        return [line for line in self.lines if not line.seen]

    def keys(self) -> list[Key]:
        cells = [line.cell for line in self.lines]
        return keys(
            codebook(), (cell.status for cell in cells), conditional=any(cell.conditional for cell in cells)
        )

    def drawing(self) -> Drawing:
        lands = [
            drawing.Land(line.place.code, line.status, line.cell.conditional, self._words(line), line.url)
            for line in sorted(self.lines, key=lambda line: line.place.name)
        ]
        silent = {place.code: place.name for place in self.silent}
        drawn = drawing.draw(codebook(), self.section, geometry.sheet(self.section), lands, silent)
        return Drawing(drawn.width, drawn.height, drawn.body, self.title)

    def _words(self, line: Line) -> str:
        kind = f"{line.kind}: " if self.several else ""
        return f"{line.place.name}: {kind}{line.standing}"

    def records(self) -> list[list[str]]:
        return [
            [
                line.place.code,
                line.place.name,
                line.cell.kind,
                line.cell.status,
                str(line.cell.conditional).lower(),
                ";".join(line.cell.conditions),
                line.cell.said_on.isoformat(),
                ";".join(line.cell.pledges),
            ]
            for line in self.lines
        ]


def shown(matrix: Matrix, selection: Selection, section: str) -> Shown:
    kinds = kinds_shown(selection)
    book = codebook()
    places = geometry.sheet(section).places
    lines, silent = [], []
    for row in matrix.rows:
        cell = firmest(row, kinds)
        if cell is None:
            silent.append(row.place)
            continue
        url = reverse("public:cell", args=[row.place.code, cell.kind]) + selection.clock
        kind = str(book.kind(cell.kind))
        seen = row.place.code in places
        lines.append(
            Line(row.place, cell, book.status(cell.status), formatting.standing(cell), kind, url, seen)
        )
    if selection.sort is None:
        lines.sort(key=lambda line: (-line.cell.rank, line.cell.conditional))
    return Shown(section, kinds, lines, silent, written(selection.day))
