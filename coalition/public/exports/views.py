"""`/matrix.json`, `/matrix.csv`, `/matrix.xlsx`: the selection as a file."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.exports import document, table
from coalition.public.exports.notes import workbook_notes
from coalition.public.matrix_data import queries
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from coalition.register.chain import ledger

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@cache_until_register_changes
def matrix_json(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = document.as_json(queries.matrix(selection), selection, ledger.version())
    return HttpResponse(body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})


@require_safe
@cache_until_register_changes
def matrix_csv(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = table.as_csv(queries.matrix(selection), selection)
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=_headers(selection, "csv"))


@require_safe
@cache_until_register_changes
def matrix_xlsx(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = table.as_xlsx(queries.matrix(selection), selection, workbook_notes(request, selection))
    return HttpResponse(body, content_type=XLSX, headers=_headers(selection, "xlsx"))


def _headers(selection: Selection, ending: str) -> dict[str, str]:
    """`ukraine-matrix-2026-01-07.csv`: several days stand beside each other in a folder and tell what they are."""
    name = f"{codebook().slug}-matrix-{selection.day.isoformat()}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"}
