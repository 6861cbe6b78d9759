"""Drawings and tables as downloads."""

import csv
import io
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.drawing import picture
from coalition.public.drawing.legend import LegendKey
from coalition.public.drawing.svg import Drawing
from coalition.public.exports.table import harmless
from coalition.public.selection.selection import Selection
from coalition.register.chain import ledger

SVG, PNG, CSV = "svg", "png", "csv"
FORMATS = (SVG, PNG, CSV)
# An SVG carries its styles in itself and may do nothing else.
STYLED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def drawing_file(
    drawing: Drawing, form: str, name: str, *, source: str, legend: Sequence[LegendKey] = ()
) -> HttpResponse:
    """A drawing as an SVG or PNG file, with its heading, legend and source."""
    document = picture.framed(drawing, source=source, legend=legend)
    if form == PNG:
        return _file(picture.png(document, zoom=2), "image/png", f"{name}.png")
    return _file(document.encode(), "image/svg+xml; charset=utf-8", f"{name}.svg")


def table_file(columns: Sequence[str], records: Sequence[Sequence[object]], name: str) -> HttpResponse:
    """Rows as CSV by RFC 4180, in UTF-8; nothing in it that a spreadsheet would run as a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(
        ["" if value is None else harmless(str(value)) for value in record] for record in records
    )
    return _file(file.getvalue().encode(), "text/csv; charset=utf-8", f"{name}.csv")


def source_line(request: HttpRequest, selection: Selection, address: str, *further: str) -> str:
    """Where a file comes from, in one line: the site, the day, the register's version and the address."""
    day = _("as of %(day)s, register version %(version)s") % {
        "day": written(selection.day),
        "version": ledger.version(),
    }
    where = request.build_absolute_uri(address + selection.but(lang=None, cell=None).query())
    return " · ".join((f"{codebook().site.title}, {codebook().name}", day, *further, where))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    if kind.startswith("image/svg"):
        response["Content-Security-Policy"] = STYLED
    return response
