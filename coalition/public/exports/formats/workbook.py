"""Excel: the same rows as the CSV, with days as days; a second sheet says what the columns and the file are."""

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from coalition.codebook.loader import codebook
from coalition.core.control_characters import without_control_characters
from coalition.public.exports.export_format import Export, ExportFormat
from coalition.public.exports.licence import LICENCE
from coalition.public.exports.table import COLUMNS, harmless, rows


def write(export: Export) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("matrix")
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}1"
    sheet.append(list(COLUMNS))
    for values in rows(export.matrix, export.selection):
        sheet.append([_text(value) if isinstance(value, str) else value for value in values])
    notes = book.create_sheet("about")
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 18, 80
    for name, text in (*_about(export), *COLUMNS.items()):
        notes.append([_text(name), _text(str(text))])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _text(value: str) -> str:
    """openpyxl would write what begins with "=" as a formula, and fails on control characters."""
    return harmless(without_control_characters(value))


def _about(export: Export) -> Iterator[tuple[str, str]]:
    """What whoever finds the file a year later needs: what it is, of when, from where, under which licence."""
    yield str(codebook().site.title), str(codebook().name)
    yield _("As of"), export.selection.day.isoformat()
    yield _("Version"), str(export.version)
    yield _("Address"), export.address
    yield _("Licence"), ", ".join(LICENCE)


FORMAT = ExportFormat(
    "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write
)
