"""`/cells/<CC>/<kind>/`: one cell with its pledges, their history and evidence; the drawer shows the same."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.cells.matrix_beside import matrix_beside
from coalition.public.history.cell import cell_context
from coalition.public.layout.editing import assess_url
from coalition.public.matrix_data.queries import is_country
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK


@require_safe
@cache_until_register_changes
def cell(request: Request, country: str, kind: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    if not codebook().knows("kind", kind) or not is_country(country):
        raise Http404
    beside = matrix_beside(request)
    context = cell_context(beside or selection, country, kind)
    context["assess_url"] = assess_url(request, country, kind)
    response = render_partial(request, "public/cells/cell.html", context, partials={"drawer": "drawer"})
    patch_vary_headers(response, ["HX-Current-URL"])
    if beside is not None and request.htmx.target == "drawer":
        response["HX-Push-Url"] = (
            reverse("public:matrix") + beside.but(cell=(country, kind), lang=None).query()
        )
    return response
