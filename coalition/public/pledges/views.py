"""`/pledges/<id>/`: one pledge with every assessment, correction, condition and piece of evidence."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.cells.views import CLOCK
from coalition.public.history import pledge_history
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.pledges.known_over_time import known_versions
from coalition.public.selection.parameters import parse
from coalition.register.models import Country, Pledge


@require_safe
@cache_until_register_changes
def pledge(request: Request, slug: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    row = get_object_or_404(Pledge, slug=slug)
    past = pledge_history.of(Pledge.objects.filter(pk=row.pk), selection)
    if selection.known_at is not None and row.created_at > selection.known_at:
        raise Http404
    countries = [Country(code=part.country_id) for part in row.participations.all()]
    context = {
        **pledge_history.context(past),
        "selection": selection,
        "pledge": row,
        "history": past.histories[0] if past.histories else None,
        "beliefs": known_versions(row, selection),
        "kind": codebook().kind(row.kind),
        "countries": countries,
        "clock": selection.clock,
    }
    return render_partial(request, "public/pledges/pledge.html", context, partials={})
