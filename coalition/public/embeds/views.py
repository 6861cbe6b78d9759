"""`/embed/matrix/`, `/embed/countries/<CC>/`: frameable, and nothing else is. `/embed/`: the code to copy."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import Matrix, Row
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.prose.headline import headline
from coalition.public.selection.parameters import Selection, parse
from coalition.register.models import Country

# The policy of the house, but for who may frame the page: anybody. Frames get no scripts at all.
FRAMEABLE = {**settings.SECURE_CSP, "script-src": ["'none'"], "frame-ancestors": ["*"]}
CLOCK = ("as_of", "known_at", "suppose")


def frameable[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Other sites may show this page in a frame; only for pages that nobody can act on."""

    @wraps(view)
    @xframe_options_exempt
    @csp_override(FRAMEABLE)
    def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return framed


@require_safe
@frameable
@cache_until_register_changes
def embed_matrix(request: HttpRequest) -> HttpResponse:
    """The matrix of a selection, small."""
    selection = parse(request.GET)
    built = queries.matrix(selection)
    context: dict[str, Any] = {
        "selection": selection,
        "sentence": headline(built, selection).sentence,
        "kinds": [codebook().kind(kind) for kind in built.kinds],
        "rows": [_row(row, built, selection) for row in built.rows if row.cells],
        "statuses": _statuses(built),
        "whole": request.build_absolute_uri(reverse("public:matrix") + _query(selection)),
    }
    return TemplateResponse(request, "public/embeds/matrix.html", context)


@require_safe
@frameable
@cache_until_register_changes
def embed_country(request: HttpRequest, code: str) -> HttpResponse:
    """One country's commitments, small."""
    selection = parse(request.GET, only=CLOCK)
    if not Country.objects.filter(pk=code).exists():
        raise Http404
    built = queries.matrix(selection.but(country=(code,)))
    row = built.rows[0]
    lines = [
        {
            "kind": codebook().kind(kind),
            "status": codebook().status(cell.status),
            "cell": cell,
            "standing": formatting.standing(cell),
            "url": reverse("public:cell", args=[code, kind]) + selection.clock,
        }
        for kind, cell in row.cells.items()
    ]
    context: dict[str, Any] = {
        "selection": selection,
        "place": row.place,
        "lines": lines,
        "whole": request.build_absolute_uri(reverse("public:country", args=[code]) + selection.clock),
    }
    return TemplateResponse(request, "public/embeds/country.html", context)


@require_safe
@cache_until_register_changes
def embed(request: HttpRequest) -> HttpResponse:
    """The code that shows a selection in a frame, to be copied; one country's own page when only that is asked for."""
    selection = parse(request.GET).but(cell=None)
    language = selection.lang or (get_language() or "en")[:2]
    if selection.country and selection == Selection(country=selection.country[:1], lang=selection.lang):
        path = reverse("public:embed_country", args=selection.country) + Selection(lang=language).query()
    else:
        path = reverse("public:embed_matrix") + selection.but(lang=language).query()
    built = queries.matrix(selection)
    context: dict[str, Any] = {
        "selection": selection,
        "path": path,
        "address": request.build_absolute_uri(path),
        "height": 200 + 34 * min(14, sum(bool(row.cells) for row in built.rows)),
        "whole": reverse("public:matrix") + _query(selection),
        "countries": built.places,
    }
    return TemplateResponse(request, "public/embeds/embed.html", context)


def _row(row: Row, built: Matrix, selection: Selection) -> dict[str, Any]:
    cells = []
    for kind in built.kinds:
        cell = row.cells.get(kind)
        cells.append(
            cell
            and {
                "status": codebook().status(cell.status),
                "cell": cell,
                "standing": formatting.standing(cell),
                "words": f"{codebook().kind(kind)}: {formatting.in_short(cell)}",
                "url": reverse("public:cell", args=[row.place.code, kind]) + selection.clock,
            }
        )
    url = reverse("public:country", args=[row.place.code]) + selection.clock
    return {"place": row.place, "cells": cells, "url": url}


def _statuses(built: Matrix) -> list[Any]:
    shown = {cell.status for row in built.rows for cell in row.cells.values()}
    return [status for status in codebook().statuses if status.slug in shown]


def _query(selection: Selection) -> str:
    return selection.but(cell=None).query()
