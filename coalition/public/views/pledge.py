"""`/pledges/<id>/`: one pledge with every assessment, correction, condition and piece of evidence."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.http import Request
from coalition.core.partials import render_partial
from coalition.public import history
from coalition.public.beliefs import beliefs
from coalition.public.delivery import kept_until_the_register_moves
from coalition.public.selection import parse
from coalition.public.views.cell import CLOCK
from coalition.register.models import Country, Pledge


@require_safe
@kept_until_the_register_moves
def pledge(request: Request, slug: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    row = get_object_or_404(Pledge, slug=slug)
    past = history.of(Pledge.objects.filter(pk=row.pk), selection)
    if selection.known_at is not None and row.created_at > selection.known_at:
        raise Http404
    countries = [Country(code=part.country_id) for part in row.participations.all()]
    context = {
        **history.context(past),
        "selection": selection,
        "pledge": row,
        "history": past.histories[0] if past.histories else None,
        "beliefs": beliefs(row, selection),
        "kind": codebook().kind(row.kind),
        "countries": countries,
        "clock": selection.clock,
    }
    return render_partial(request, "public/pledge.html", context, partials={})
