"""The formats in which the matrix can be had, in the order of their buttons.

One more is a module in `formats/` with a FORMAT, its name here, and a test: the address, the buttons and the list of
downloads for search engines follow.
"""

from coalition.public.exports.export_format import ExportFormat
from coalition.public.exports.formats import csv_rows, json_document, workbook

FORMATS: list[ExportFormat] = [csv_rows.FORMAT, workbook.FORMAT, json_document.FORMAT]


def format_of(ending: str) -> ExportFormat | None:
    return next((one for one in FORMATS if one.ending == ending), None)
