"""The matrix as rows, one a cell: CSV and Excel say the same as the JSON document."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

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


def as_csv(matrix: Matrix, selection: Selection) -> bytes:
    """One row a cell, in UTF-8, by RFC 4180; lists are separated by semicolons, a range is written low–high."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for values in _rows(matrix, selection):
        writer.writerow(_text(value) for value in values)
    return file.getvalue().encode()


def as_xlsx(matrix: Matrix, selection: Selection, about: Sequence[tuple[str, str]]) -> bytes:
    """The same rows as the CSV, with days as days; a second sheet says what the columns are, and `about` the file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("matrix")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}1"
    sheet.append(list(COLUMNS))
    for values in _rows(matrix, selection):
        # openpyxl would write a text that begins with "=" as a formula.
        sheet.append([harmless(value) if isinstance(value, str) else value for value in values])
    notes = book.create_sheet("about")
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 18, 80
    for name, text in (*about, *COLUMNS.items()):
        notes.append([harmless(name), harmless(str(text))])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _rows(matrix: Matrix, selection: Selection) -> Iterator[list[Value]]:
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


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if text.startswith(FORMULA) else text
