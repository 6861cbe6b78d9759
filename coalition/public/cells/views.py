"""`/cells/<CC>/<kind>/`: one cell with its pledges, their history and evidence; the drawer shows the same."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.history import pledge_history
from coalition.public.mandates import views
from coalition.public.matrix_data import build
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection, parse
from coalition.register.models import Country, Pledge

CLOCK = ("as_of", "known_at", "suppose")


@require_safe
@cache_until_register_changes
def cell(request: Request, country: str, kind: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    if not codebook().knows("kind", kind) or not Country.objects.filter(pk=country).exists():
        raise Http404
    beside = _beside(request)
    shown = drawer(request, beside or selection, country, kind)
    response = render_partial(request, "public/cells/cell.html", shown, partials={"drawer": "drawer"})
    patch_vary_headers(response, ["HX-Current-URL"])
    if beside is not None and request.htmx.target == "drawer":
        response["HX-Push-Url"] = (
            reverse("public:matrix") + beside.but(cell=(country, kind), lang=None).query()
        )
    return response


def drawer(request: HttpRequest, selection: Selection, country: str, kind: str) -> dict[str, Any]:
    """What the template of a cell needs, on its own page and beside the matrix."""
    past = pledge_history.of(Pledge.objects.of_cell(country, kind), selection)
    built = build.build(
        Selection(country=(country,), kind=(kind,), as_of=selection.as_of, suppose=selection.suppose),
        [build.CountryOnDay(country, country)],
        past.on(selection.day),
    )
    found = built.everything.get((country, kind))
    return {
        **pledge_history.context(past),
        "selection": selection,
        "country": Country(code=country),
        "kind": codebook().kind(kind),
        "cell": found or build.CountryOnDay(country, country),
        "status": codebook().status(found.status) if found else None,
        "conditional": bool(found and found.conditional),
        "standing": formatting.standing(found) if found else "",
        "contested": bool(found and found.contested),
        "ageing": bool(found and found.ageing),
        "address": reverse("public:cell", args=[country, kind]) + selection.clock,
        "clock": selection.clock,
        "closed": reverse("public:matrix") + selection.but(cell=None, lang=None).query(),
        "mandates": views.of_country(country, selection)
        if found and "parliament" in found.conditions
        else [],
        "assess_url": _assess_url(request, country, kind),
    }


def _assess_url(request: HttpRequest, country: str, kind: str) -> str:
    """Where an editor changes the status in place; nothing for readers."""
    if not request.user.is_authenticated:
        return ""
    try:
        return reverse("review:assess", args=[country, kind])
    except NoReverseMatch:
        return ""


def _beside(request: Request) -> Selection | None:
    """The selection of the matrix that the drawer is opened beside, from the address HTMX says it stands at."""
    if not request.htmx or not request.htmx.current_url_abs_path:
        return None
    where = urlsplit(request.htmx.current_url_abs_path)
    if where.path != reverse("public:matrix"):
        return None
    try:
        return parse(QueryDict(where.query))
    except BadParameter:
        return None
