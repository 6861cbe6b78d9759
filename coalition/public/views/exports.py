"""`/matrix.json`, `/matrix.csv`, `/matrix.xlsx`: the selection as a file."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coalition.public import exports, fetch
from coalition.public.delivery import kept_until_the_register_moves
from coalition.public.selection import parse
from coalition.register import ledger

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@kept_until_the_register_moves
def matrix_json(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = exports.as_json(fetch.matrix(selection), selection, ledger.version())
    return HttpResponse(body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})


@require_safe
@kept_until_the_register_moves
def matrix_csv(request: HttpRequest) -> HttpResponse:
    body = exports.as_csv(fetch.matrix(parse(request.GET)))
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=_named("matrix.csv"))


@require_safe
@kept_until_the_register_moves
def matrix_xlsx(request: HttpRequest) -> HttpResponse:
    body = exports.as_xlsx(fetch.matrix(parse(request.GET)))
    return HttpResponse(body, content_type=XLSX, headers=_named("matrix.xlsx"))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"}
