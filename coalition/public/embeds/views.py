"""`/embed/matrix/`, `/embed/countries/<CC>/`: frameable, and nothing else is. `/embed/`: the code to copy."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.embeds.framing import frameable
from coalition.public.embeds.presenters import country_lines, frame_address, matrix_row, statuses_shown
from coalition.public.matrix_data.queries import is_country, matrix
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK


@require_safe
@frameable
@cache_until_register_changes
def embed_matrix(request: HttpRequest) -> HttpResponse:
    """The matrix of a selection, small."""
    selection = parse(request.GET)
    built = matrix(selection)
    address = reverse("public:matrix") + selection.but(cell=None).query()
    context: dict[str, Any] = {
        "selection": selection,
        "sentence": headline(built, selection).sentence,
        "kinds": [codebook().kind(kind) for kind in built.kinds],
        "rows": [matrix_row(row, built, selection) for row in built.rows if row.cells],
        "statuses": statuses_shown(built),
        "whole": request.build_absolute_uri(address),
    }
    return TemplateResponse(request, "public/embeds/matrix.html", context)


@require_safe
@frameable
@cache_until_register_changes
def embed_country(request: HttpRequest, code: str) -> HttpResponse:
    """One country's commitments, small."""
    selection = parse(request.GET, only=CLOCK)
    if not is_country(code):
        raise Http404
    row = matrix(selection.but(country=(code,))).rows[0]
    context: dict[str, Any] = {
        "selection": selection,
        "place": row.place,
        "lines": country_lines(row, selection),
        "whole": request.build_absolute_uri(reverse("public:country", args=[code]) + selection.clock),
    }
    return TemplateResponse(request, "public/embeds/country.html", context)


@require_safe
@cache_until_register_changes
def embed(request: HttpRequest) -> HttpResponse:
    """The code that shows a selection in a frame, to be copied."""
    selection = parse(request.GET).but(cell=None)
    path = frame_address(selection)
    built = matrix(selection)
    context: dict[str, Any] = {
        "selection": selection,
        "path": path,
        "address": request.build_absolute_uri(path),
        "height": 200 + 34 * min(14, sum(bool(row.cells) for row in built.rows)),
        "whole": reverse("public:matrix") + selection.query(),
        "countries": built.places,
    }
    return TemplateResponse(request, "public/embeds/embed.html", context)
