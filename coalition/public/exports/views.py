"""`/matrix.json`, `/matrix.csv`, `/matrix.xlsx`: the selection as a file, in any format of the registry."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.exports.export_format import Export, ExportFormat
from coalition.public.exports.registry import format_of
from coalition.public.matrix_data import queries
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from coalition.register.chain import ledger


@require_safe
@cache_until_register_changes
def matrix_file(request: HttpRequest, ending: str) -> HttpResponse:
    export_format = format_of(ending)
    if export_format is None:
        raise Http404
    selection = parse(request.GET)
    page = reverse("public:matrix") + selection.but(cell=None).query()
    export = Export(queries.matrix(selection), selection, ledger.version(), request.build_absolute_uri(page))
    return HttpResponse(
        export_format.write(export),
        content_type=export_format.media_type,
        headers=_headers(selection, export_format),
    )


def _headers(selection: Selection, export_format: ExportFormat) -> dict[str, str]:
    """`ukraine-matrix-2026-01-07.csv`: several days stand beside each other in a folder and tell what they are."""
    headers = {"Access-Control-Allow-Origin": "*"}
    if export_format.download:
        name = f"{codebook().slug}-matrix-{selection.day.isoformat()}.{export_format.ending}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return headers
