"""`/map/` and `/map/world/`: the selection on a map with its table, and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.charts import files
from coalition.public.charts.fills import patterns
from coalition.public.map.geometry import SECTIONS
from coalition.public.map.page import COLUMNS, shown
from coalition.public.matrix_data import queries
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.filters import filters
from coalition.public.selection.kinds import kind_links
from coalition.public.selection.parameters import Selection, parse, today


@require_safe
@cache_until_register_changes
def map_page(request: Request, section: str = "europe") -> HttpResponse:
    """The map of a selection; to HTMX only what a filter changes."""
    if section not in SECTIONS:
        raise Http404
    selection = parse(request.GET)
    built = queries.matrix(selection)
    page = shown(built, selection, section)
    here = address(section)
    context: dict[str, Any] = {
        "selection": selection,
        "today": today(),
        "days": queries.days_of_change(selection.known_at),
        "headline": headline(built, selection.but(kind=page.kinds)),
        "filters": filters(built, selection, built.places),
        "kinds": kind_links(selection, here),
        "shown": page,
        "drawing": page.drawing(),
        "keys": page.keys(),
        "patterns": patterns(codebook()),
        "sections": _sections(selection, section),
        "section": section,
        "query": selection.but(cell=None, lang=None).query(),
        "here": here,
        "here_now": here + selection.but(cell=None, lang=None).query(),
    }
    response = render_partial(request, "public/map/map.html", context, partials={"result": "answer"})
    if request.htmx and not request.htmx.history_restore_request:
        response["HX-Push-Url"] = context["here_now"]
    return response


@require_safe
@cache_until_register_changes
def map_file(request: HttpRequest, section: str, form: str) -> HttpResponse:
    """The map as SVG or PNG, its table as CSV."""
    if section not in SECTIONS or form not in files.FORMATS:
        raise Http404
    selection = parse(request.GET)
    page = shown(queries.matrix(selection), selection, section)
    if form == files.CSV:
        return files.table(COLUMNS, page.records(), "map")
    source = files.credit(request, selection, address(section), _("Outlines: Natural Earth"))
    return files.drawn(page.drawing(), form, f"map-{section}", source=source, legend=page.keys())


def address(section: str) -> str:
    return reverse("public:map") if section == SECTIONS[0] else reverse("public:map", args=[section])


def _sections(selection: Selection, section: str) -> list[dict[str, Any]]:
    query = selection.but(cell=None, lang=None).query()
    names = {"europe": _("Europe"), "world": _("World")}
    return [{"name": names[one], "url": address(one) + query, "here": one == section} for one in SECTIONS]
