"""`/matrix.json`, `/matrix.csv`, `/matrix.xlsx`: the selection as a file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.about.views import LICENCE
from coalition.public.exports import formats
from coalition.public.matrix_data import queries
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.selection.parameters import Selection, parse
from coalition.register.chain import ledger

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@cache_until_register_changes
def matrix_json(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = formats.as_json(queries.matrix(selection), selection, ledger.version())
    return HttpResponse(body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"})


@require_safe
@cache_until_register_changes
def matrix_csv(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = formats.as_csv(queries.matrix(selection), selection)
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=_named(selection, "csv"))


@require_safe
@cache_until_register_changes
def matrix_xlsx(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = formats.as_xlsx(queries.matrix(selection), selection, _about(request, selection))
    return HttpResponse(body, content_type=XLSX, headers=_named(selection, "xlsx"))


def _about(request: HttpRequest, selection: Selection) -> list[tuple[str, str]]:
    """What whoever finds the file a year later needs: what it is, of when, from where, under which licence."""
    address = reverse("public:matrix") + selection.but(cell=None).query()
    return [
        (_("Who committed what"), str(codebook().name)),
        (_("As of"), selection.day.isoformat()),
        (_("Version"), str(ledger.version())),
        (_("Address"), request.build_absolute_uri(address)),
        (_("Licence"), ", ".join(LICENCE)),
    ]


def _named(selection: Selection, ending: str) -> dict[str, str]:
    """`ukraine-matrix-2026-01-07.csv`: several days stand beside each other in a folder and tell what they are."""
    name = f"{codebook().slug}-matrix-{selection.day.isoformat()}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"}
