"""`/mandates/` and `/mandates.ics`: which bodies must agree, how far that has got, and what comes next."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.history.mandates import all_mandates
from coalition.public.mandates import queries
from coalition.public.mandates.calendar import calendar
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import today


@require_safe
@cache_until_register_changes
def mandates(request: Request) -> HttpResponse:
    """Those with a date ahead first, in order of date; then the others, by country."""
    selection = parse(request.GET, only=("as_of", "known_at", "country"))
    found = all_mandates(selection)
    dated = [one for one in found if one.row.next_on and one.row.next_on >= selection.day]
    context = {
        "dated": dated,
        "others": [one for one in found if one not in dated],
        "selection": selection,
        "clock": selection.clock,
        "calendar": request.build_absolute_uri(reverse("public:mandates_ics")),
    }
    return render_partial(request, "public/mandates/mandates.html", context, partials={})


@require_safe
@cache_until_register_changes
def mandates_ics(request: HttpRequest) -> HttpResponse:
    """An iCalendar feed (RFC 5545) of the next dates, as whole days."""
    parse(request.GET, only=())
    body = calendar(request, queries.dated_steps(today()))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")
