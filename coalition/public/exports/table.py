"""The matrix as rows, one a cell: files of rows say the same as the JSON document."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy

from coalition.public.exports.document import amount
from coalition.public.matrix_data.model import Cell, Matrix, Row
from coalition.public.selection.selection import Selection

# The columns of a row, and what each holds (in the reader's language on the data page and in the workbook).
COLUMNS = {
    "code": gettext_lazy("country, ISO 3166-1 alpha-2"),
    "name": gettext_lazy("the country’s name in the language of the page"),
    "kind": gettext_lazy("kind of pledge, as in the codebook"),
    "status": gettext_lazy("rung of the ladder, as in the codebook"),
    "conditional": gettext_lazy("whether it waits for something that is not met on the day"),
    "conditions": gettext_lazy("all it was made to wait for, separated by semicolons"),
    "quantity": gettext_lazy("how much, in words"),
    "said_on": gettext_lazy("the day on which it was said (ISO 8601)"),
    "change": gettext_lazy("against the day of comparison: up, down or new"),
    "contested": gettext_lazy("whether reports of the same days disagree"),
    "pledges": gettext_lazy("identifiers of the pledges behind it, the firmest first"),
    "reports": gettext_lazy("how many independent reports say so"),
    "quantity_low": gettext_lazy("the least, as a number"),
    "quantity_high": gettext_lazy("the most, as a number"),
    "quantity_unit": gettext_lazy("unit of both: what is counted, or a currency (ISO 4217)"),
    "as_of": gettext_lazy("the day that the row shows (ISO 8601)"),
}
# What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
type Value = str | int | float | bool | date | None


def rows(matrix: Matrix, selection: Selection) -> Iterator[list[Value]]:
    """The values of COLUMNS, in their order, for each cell in the order of the page."""
    for row in matrix.rows:
        for kind, cell in row.cells.items():
            yield [*_values(row, kind, cell), selection.day]


def _values(row: Row, kind: str, cell: Cell) -> list[Value]:
    quantity = amount(cell.quantity)
    written = f"{quantity['low']}–{quantity['high']} {quantity['unit']}" if quantity else None
    if quantity and quantity["low"] == quantity["high"]:
        written = f"{quantity['low']} {quantity['unit']}"
    return [
        row.place.code,
        row.place.name,
        kind,
        cell.status,
        cell.conditional,
        ";".join(cell.conditions),
        written,
        cell.said_on,
        cell.change,
        cell.contested,
        ";".join(cell.pledges),
        cell.reports,
        quantity["low"] if quantity else None,
        quantity["high"] if quantity else None,
        quantity["unit"] if quantity else None,
    ]


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.startswith(FORMULA) else text
