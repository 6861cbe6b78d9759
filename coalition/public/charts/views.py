"""`/charts/`: the selection as figures, each with its table, and each as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import push_address, render_partial
from coalition.core.http import Request
from coalition.public.charts.figure import WIDE
from coalition.public.charts.registry import FIGURES
from coalition.public.controls.context import controls_context, here_now
from coalition.public.drawing import downloads
from coalition.public.drawing.fills import patterns
from coalition.public.drawing.legend import keys_of
from coalition.public.matrix_data.queries import matrix
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.parsing import parse


@require_safe
@cache_until_register_changes
def charts(request: Request) -> HttpResponse:
    """All figures of a selection; to HTMX only what a filter changes."""
    selection = parse(request.GET)
    built = matrix(selection)
    here = reverse("public:charts")
    context = controls_context(built, selection, here) | {
        "headline": headline(built, selection),
        "figures": [figure(built, selection) for figure in FIGURES.values()],
        "patterns": patterns(codebook()),
        "keys": keys_of(codebook(), built.cells),
    }
    response = render_partial(request, "public/charts/charts.html", context, partials={"result": "answer"})
    return push_address(request, response, here_now(selection, here))


@require_safe
@cache_until_register_changes
def chart_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """One figure as SVG, PNG or CSV."""
    if slug not in FIGURES or form not in downloads.FORMATS:
        raise Http404
    selection = parse(request.GET)
    built = matrix(selection)
    figure = FIGURES[slug](built, selection)
    if form == downloads.CSV:
        return downloads.table_file(figure.columns, figure.records, slug)
    source = downloads.source_line(request, selection, reverse("public:charts"))
    legend = keys_of(codebook(), built.cells) if figure.shaded else ()
    return downloads.drawing_file(figure.draw(WIDE), form, slug, source=source, legend=legend)
