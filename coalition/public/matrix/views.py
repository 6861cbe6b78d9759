"""`/`: the matrix, its headline, its controls and the open cell."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.core.htmx_partials import push_address, render_partial
from coalition.core.http import Request
from coalition.public.history.cell import cell_context
from coalition.public.layout.editing import assess_url
from coalition.public.matrix.presenters import matrix_page
from coalition.public.matrix.rendering import table_body
from coalition.public.matrix_data import queries
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse


@require_safe
@cache_until_register_changes
def matrix(request: Request) -> HttpResponse:
    """The matrix of a selection; to HTMX only what a filter changes."""
    selection = parse(request.GET)
    days = queries.days_of_change(selection.known_at)
    built = queries.matrix(selection)
    context = matrix_page(built, selection) | {"days": days}
    context["body"] = table_body(built, selection, editing=request.user.is_authenticated)
    if selection.cell:
        context |= cell_context(selection, *selection.cell)
        context["assess_url"] = assess_url(request, *selection.cell)
    response = render_partial(request, "public/matrix/matrix.html", context, partials={"result": "answer"})
    return push_address(request, response, reverse("public:matrix") + selection.but(lang=None).query())
