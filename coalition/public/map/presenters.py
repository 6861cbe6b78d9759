"""What the map of a selection shows: each country's firmest cell in the kinds looked at, on the sheet and in the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.core.i18n.dates import day as written
from coalition.public.drawing.legend import LegendKey, keys_of
from coalition.public.drawing.svg import Drawing
from coalition.public.map import drawing
from coalition.public.map.outlines import sheets
from coalition.public.matrix_data.model import Cell, CountryOnDay, Matrix
from coalition.public.prose import formatting
from coalition.public.prose.formatting import kind_names
from coalition.public.selection.selection import Selection

COLUMNS = ("country", "name", "kind", "status", "conditional", "conditions", "said_on", "pledges")


@dataclass(frozen=True)
class MapRow:
    """A country of the table; `seen`: whether it lies on the section that is shown."""

    place: CountryOnDay
    cell: Cell
    status: Status
    standing: str
    kind: str
    url: str
    seen: bool


@dataclass(frozen=True)
class MapPage:
    """`rows`: who has said something, the firmest first; `silent`: who of the selection has not."""

    section: str
    kinds: tuple[str, ...]
    rows: Sequence[MapRow]
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
        return kind_names(self.kinds)

    @property
    def several(self) -> bool:
        return len(self.kinds) > 1

    @property
    def beyond(self) -> list[MapRow]:
        """Those that lie outside the section."""
        return [row for row in self.rows if not row.seen]

    def keys(self) -> list[LegendKey]:
        return keys_of(codebook(), [row.cell for row in self.rows])

    def drawing(self) -> Drawing:
        lands = [
            drawing.MapCountry(row.place.code, row.status, row.cell.conditional, self._words(row), row.url)
            for row in sorted(self.rows, key=lambda row: row.place.name)
        ]
        silent = {place.code: place.name for place in self.silent}
        drawn = drawing.draw(
            codebook(), sheets.sections()[self.section], sheets.sheet(self.section), lands, silent
        )
        return Drawing(drawn.width, drawn.height, drawn.body, self.title)

    def _words(self, row: MapRow) -> str:
        kind = f"{row.kind}: " if self.several else ""
        return f"{row.place.name}: {kind}{row.standing}"

    def records(self) -> list[list[str]]:
        return [
            [
                row.place.code,
                row.place.name,
                row.cell.kind,
                row.cell.status,
                str(row.cell.conditional).lower(),
                ";".join(row.cell.conditions),
                row.cell.said_on.isoformat(),
                ";".join(row.cell.pledges),
            ]
            for row in self.rows
        ]


def map_page(matrix: Matrix, selection: Selection, section: str) -> MapPage:
    kinds = selection.kinds_shown
    book = codebook()
    places = sheets.sheet(section).places
    rows, silent = [], []
    for row in matrix.rows:
        cell = row.firmest(kinds)
        if cell is None:
            silent.append(row.place)
            continue
        url = reverse("public:cell", args=[row.place.code, cell.kind]) + selection.clock
        kind = str(book.kind(cell.kind))
        seen = row.place.code in places
        rows.append(
            MapRow(row.place, cell, book.status(cell.status), formatting.status_phrase(cell), kind, url, seen)
        )
    if selection.sort is None:
        rows.sort(key=lambda row: (-row.cell.rank, row.cell.conditional))
    return MapPage(section, kinds, rows, silent, written(selection.day))


def address(section: str) -> str:
    first = section == next(iter(sheets.sections()))
    return reverse("public:map") if first else reverse("public:map", args=[section])


def section_links(selection: Selection, shown: str) -> list[dict[str, str | bool]]:
    """The other sections of the globe, with the same selection."""
    query = selection.but(cell=None, lang=None).query()
    return [
        {
            "name": one.title.marked if one.title else _("World"),
            "url": address(one.name) + query,
            "here": one.name == shown,
        }
        for one in sheets.sections().values()
    ]
