"""`/countries/` and `/countries/<CC>/`: all countries; one country with its row over time."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coalition.public.countries.country_summary import summarise
from coalition.public.countries.lanes import kind_lanes, lane_changes, quotes
from coalition.public.countries.presenters import country_list
from coalition.public.history.mandates import mandates_of
from coalition.public.history.queries import history_of_country
from coalition.public.matrix_data.queries import matrix, places_on
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK, today

MOST_STEPS = 12  # of a pledge


@require_safe
@cache_until_register_changes
def countries(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    rows = country_list(matrix(selection.but(sort="name")).rows)
    context = {"rows": rows, "selection": selection, "clock": selection.clock}
    return TemplateResponse(request, "public/countries/countries.html", context)


@require_safe
@cache_until_register_changes
def country(request: HttpRequest, code: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    place = next((place for place in places_on(selection.day) if place.code == code), None)
    if place is None:
        raise Http404
    past = history_of_country(code, selection)
    lanes = kind_lanes(past, code, selection)
    other_day = selection.but(as_of=None, lang=None)
    context: dict[str, Any] = {
        "country": place,
        "selection": selection,
        "clock": selection.clock,
        "today": today(),
        "kept": other_day.pairs(),
        "now": request.path + other_day.query(),
        "most": MOST_STEPS,
        "lanes": lanes,
        "summary": summarise(place, [lane.now for lane in lanes], past),
        "quotes": quotes(past),
        "changes": lane_changes(lanes),
        "mandates": mandates_of(code, selection),
    }
    return TemplateResponse(request, "public/countries/country.html", context)
