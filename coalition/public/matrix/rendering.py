"""The body of the matrix as HTML.

Written with f-strings, not as a template: of 60 × 13 cells Django's templates need twenty milliseconds, these one (see
docs/adr/0060-cells-are-written-in-python.md). Everything that is not our own markup goes through `escape`.
"""

from collections.abc import Callable
from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell, CountryOnDay, Matrix, Row
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection


def table_body(matrix: Matrix, selection: Selection, *, editing: bool = False) -> SafeString:
    """The rows of the table, each with its country, its cells and its total.

    `editing`: whoever looks may record something, so that cells on which nothing is on record can be opened too.
    """
    clock = escape(selection.clock)
    language = formatting.active_locale()
    # Reversing an address for each of hundreds of cells would cost more than the rest together.
    cell_url = reverse("public:cell", args=["CC", "KIND"])
    country_url = reverse("public:country", args=["CC"])
    kinds = [(kind, escape(str(codebook().kind(kind)))) for kind in matrix.kinds]
    opened = selection.cell
    outsider = f'<i class="not-member">{codebook().outsider.marked}</i>'
    total = _total(selection)
    rows = []
    for row in matrix.rows:
        code = row.place.code
        head = _head(row.place, country_url.replace("CC", code) + clock, outsider)
        cells = "".join(
            _cell(cell, name, _address(cell_url, code, kind, clock), language, is_open=(code, kind) == opened)
            if (cell := row.cells.get(kind))
            else _free(row.place, name, _address(cell_url, code, kind, clock), editing=editing)
            for kind, name in kinds
        )
        rows.append(f'<tr id="{code}">{head}{cells}{total(row)}</tr>')
    return mark_safe("\n".join(rows))  # noqa: S308 - each part is escaped where it is made


def _head(place: CountryOnDay, url: str, outsider: str) -> str:
    bodies = " ".join(escape(str(body)) for body in place.other_bodies)
    note = "" if place.is_member else outsider
    return (
        f'<th scope="row"><a href="{url}"><span class="fl" aria-hidden="true">{place.code}</span>{escape(place.name)}</a>'
        f"<small>{bodies} {note}</small></th>"
    )


def _address(pattern: str, country: str, kind: str, clock: str) -> str:
    return pattern.replace("CC", country, 1).replace("KIND", kind, 1) + clock


def _cell(cell: Cell, kind: str, url: str, language: str, *, is_open: bool) -> str:
    start, end = _parts(cell, kind, language)
    opened = ' aria-current="true"' if is_open else ""
    return f'{start}"{url}"{opened}{end}'


@lru_cache(maxsize=8192)
def _parts(cell: Cell, kind: str, language: str) -> tuple[str, str]:
    """What stands before and behind a cell's address: kept between pages, for the same cell says the same, whatever moved
    elsewhere and on whatever day it is asked about. `language` is the active one."""
    status = codebook().status(cell.status)
    classes = f"sign {status.stance}{' cond' if cell.conditional else ''}"
    sign = f'<svg class="{classes}" aria-hidden="true"><use href="#sign-{status.sign}"/></svg>'
    quantity = formatting.quantity(cell.quantity, cell.quantity_words)
    beside = f"<em>{escape(quantity)}</em>" if quantity else ""
    changed = ' class="new"' if cell.change or cell.fresh else ""
    return (
        f"<td{changed}><a href=",
        f' aria-label="{kind}: {escape(formatting.cell_summary(cell))}">{sign}{_marks(cell)}<b class="kind-name">{kind}</b>{beside}</a></td>',
    )


def _free(place: CountryOnDay, kind: str, url: str, *, editing: bool) -> str:
    """A cell on which nothing is on record."""
    if not editing:
        return "<td></td>"
    label = escape(_("%(country)s: nothing on record") % {"country": place.name})
    return f'<td class="free"><a href="{url}" aria-label="{label}, {kind}"></a></td>'


def _marks(cell: Cell) -> str:
    """Signs beside the sign: what a reader should know before trusting it."""
    marks = ""
    if cell.change:
        marks += f'<i class="{cell.change}">{formatting.CHANGE_MARKS[cell.change]}</i>'
    if cell.contested:
        marks += "<i>≠</i>"
    if cell.ageing:
        marks += '<i class="old">◷</i>'
    if len(cell.pledges) > 1:
        marks += f'<i class="many">{len(cell.pledges)}</i>'
    return f'<span class="marks" aria-hidden="true">{marks}</span>' if marks else ""


def _total(selection: Selection) -> Callable[[Row], str]:
    """Writes the last cell of a row: how much the country has decided or does, which leads to just that."""
    binding = codebook().binding.slug
    asked = Selection(country=("CC",), at_least=binding, as_of=selection.as_of, known_at=selection.known_at)
    url = reverse("public:matrix") + escape(asked.query())
    label = escape(str(codebook().headline.only_bound))

    def total(row: Row) -> str:
        number = row.at_least(binding)
        if not number:
            return '<td class="sum">0</td>'
        said = label.replace("{country}", escape(row.place.name))
        return f'<td class="sum"><a href="{url.replace("CC", row.place.code, 1)}" aria-label="{number}: {said}">{number}</a></td>'

    return total
