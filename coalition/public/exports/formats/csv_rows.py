"""CSV by RFC 4180, in UTF-8: one row a cell; lists are separated by semicolons, a range is written low–high."""

import csv
import io
from datetime import date

from coalition.public.exports.export_format import Export, ExportFormat
from coalition.public.exports.table import COLUMNS, Value, harmless, rows


def write(export: Export) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for values in rows(export.matrix, export.selection):
        writer.writerow(_text(value) for value in values)
    return file.getvalue().encode()


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(value)


FORMAT = ExportFormat("csv", "CSV", "text/csv; charset=utf-8", write)
