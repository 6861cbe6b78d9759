"""`/`: the matrix, its headline, its filters and the open cell."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.cells.views import drawer
from coalition.public.matrix import rendering
from coalition.public.matrix.comparison import comparison
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import Matrix
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.filters import filters
from coalition.public.selection.parameters import Selection, parse, today


@require_safe
@cache_until_register_changes
def matrix(request: Request) -> HttpResponse:
    """The matrix of a selection; to HTMX only what a filter changes."""
    selection = parse(request.GET)
    built = queries.matrix(selection)
    context = _context(built, selection, editing=request.user.is_authenticated)
    if selection.cell:
        context |= drawer(request, selection, *selection.cell)
    response = render_partial(request, "public/matrix/matrix.html", context, partials={"result": "answer"})
    if request.htmx and not request.htmx.history_restore_request:
        response["HX-Push-Url"] = reverse("public:matrix") + selection.but(lang=None).query()
    return response


def _context(built: Matrix, selection: Selection, *, editing: bool) -> dict[str, Any]:
    book = codebook()
    home = reverse("public:matrix")
    cells = [cell for row in built.rows for cell in row.cells.values()]
    return {
        "selection": selection,
        "today": today(),
        "days": queries.days_of_change(selection.known_at),
        "headline": headline(built, selection),
        "comparison": comparison(built, selection),
        "filters": filters(built, selection, built.places),
        "statuses": book.ladder
        + tuple(one for one in book.off_ladder if any(cell.status == one.slug for cell in cells)),
        "marks": {
            name: any(getattr(cell, name) for cell in cells)
            for name in ("contested", "ageing", "change", "fresh")
        }
        | {"several": any(len(cell.pledges) > 1 for cell in cells)},
        "columns": [_column(built, selection, kind) for kind in built.kinds],
        "body": rendering.body(built, selection, editing=editing),
        "rows": len(built.rows),
        "wanted": len(built.wanted),
        "query": selection.but(cell=None, lang=None).query(),
        "closed": home + selection.but(cell=None, lang=None).query(),
        "reset": home,
    }


def _column(built: Matrix, selection: Selection, kind: str) -> dict[str, Any]:
    asked = Selection(
        country=selection.country, body=selection.body, kind=(kind,), at_least="decided", as_of=selection.as_of,
        known_at=selection.known_at,
    )  # fmt: skip
    return {
        "kind": codebook().kind(kind),
        "decided": built.at_least(kind, "decided"),
        "url": reverse("public:matrix") + asked.query(),
    }
