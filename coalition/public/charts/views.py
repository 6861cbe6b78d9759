"""`/charts/`: the selection as four figures, each with its table, and each as a file."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.charts import files
from coalition.public.charts.amounts import amounts
from coalition.public.charts.by_kind import by_kind
from coalition.public.charts.figures import WIDE, Figure
from coalition.public.charts.fills import patterns
from coalition.public.charts.group_claims import group_claims
from coalition.public.charts.legend import keys
from coalition.public.charts.over_time import over_time
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import Matrix
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.filters import filters
from coalition.public.selection.kinds import kind_links
from coalition.public.selection.parameters import Selection, parse, today

FIGURES: dict[str, Callable[[Matrix, Selection], Figure]] = {
    "ladder": over_time,
    "kinds": by_kind,
    "quantities": amounts,
    "claims": group_claims,
}


@require_safe
@cache_until_register_changes
def charts(request: Request) -> HttpResponse:
    """All figures of a selection; to HTMX only what a filter changes."""
    selection = parse(request.GET)
    built = queries.matrix(selection)
    here = reverse("public:charts")
    context: dict[str, Any] = {
        "selection": selection,
        "today": today(),
        "days": queries.days_of_change(selection.known_at),
        "headline": headline(built, selection),
        "filters": filters(built, selection, built.places),
        "kinds": kind_links(selection, here),
        "figures": [figure(built, selection) for figure in FIGURES.values()],
        "patterns": patterns(codebook()),
        "keys": _keys(built),
        "query": selection.but(cell=None, lang=None).query(),
        "here": here,
        "here_now": here + selection.but(cell=None, lang=None).query(),
    }
    response = render_partial(request, "public/charts/charts.html", context, partials={"result": "answer"})
    if request.htmx and not request.htmx.history_restore_request:
        response["HX-Push-Url"] = context["here_now"]
    return response


@require_safe
@cache_until_register_changes
def chart_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """One figure as SVG, PNG or CSV."""
    if slug not in FIGURES or form not in files.FORMATS:
        raise Http404
    selection = parse(request.GET)
    built = queries.matrix(selection)
    figure = FIGURES[slug](built, selection)
    if form == files.CSV:
        return files.table(figure.columns, figure.records, slug)
    source = files.credit(request, selection, reverse("public:charts"))
    legend = _keys(built) if slug == "kinds" else ()
    return files.drawn(figure.draw(WIDE), form, slug, source=source, legend=legend)


def _keys(built: Matrix) -> list[Any]:
    cells = [cell for row in built.rows for cell in row.cells.values()]
    return keys(
        codebook(), (cell.status for cell in cells), conditional=any(cell.conditional for cell in cells)
    )
