"""`/map/` and `/map/world/`: the selection on a map with its table, and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import push_address, render_partial
from coalition.core.http import Request
from coalition.public.controls.context import controls_context, here_now
from coalition.public.drawing import downloads
from coalition.public.drawing.fills import patterns
from coalition.public.map.outlines.sheets import sections
from coalition.public.map.presenters import COLUMNS, address, map_page, section_links
from coalition.public.matrix_data.queries import matrix
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.parsing import parse


@require_safe
@cache_until_register_changes
def map_of_selection(request: Request, section: str = "") -> HttpResponse:
    """The map of a selection; to HTMX only what a filter changes."""
    section = section or next(iter(sections()))
    if section not in sections():
        raise Http404
    selection = parse(request.GET)
    built = matrix(selection)
    page = map_page(built, selection, section)
    here = address(section)
    context = controls_context(built, selection, here) | {
        "headline": headline(built, selection.but(kind=page.kinds)),
        "page": page,
        "drawing": page.drawing(),
        "keys": page.keys(),
        "patterns": patterns(codebook()),
        "sections": section_links(selection, section),
        "section": section,
    }
    response = render_partial(request, "public/map/map.html", context, partials={"result": "answer"})
    return push_address(request, response, here_now(selection, here))


@require_safe
@cache_until_register_changes
def map_file(request: HttpRequest, section: str, form: str) -> HttpResponse:
    """The map as SVG or PNG, its table as CSV."""
    if section not in sections() or form not in downloads.FORMATS:
        raise Http404
    selection = parse(request.GET)
    page = map_page(matrix(selection), selection, section)
    if form == downloads.CSV:
        return downloads.table_file(COLUMNS, page.records(), "map")
    source = downloads.source_line(request, selection, address(section), _("Outlines: Natural Earth"))
    return downloads.drawing_file(page.drawing(), form, f"map-{section}", source=source, legend=page.keys())
