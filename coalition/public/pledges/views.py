"""`/pledges/<id>/`: one pledge with every assessment, correction, condition and piece of evidence."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.history.presenters import conditions_waited_for
from coalition.public.history.queries import history_of_pledge
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.pledges import queries
from coalition.public.pledges.known_over_time import known_versions
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK
from coalition.register.models import Country


@require_safe
@cache_until_register_changes
def pledge(request: Request, slug: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    row = queries.pledge(slug, selection)
    if row is None:
        raise Http404
    past = history_of_pledge(row, selection)
    context = {
        "conditions": conditions_waited_for(past.histories),
        "selection": selection,
        "pledge": row,
        "history": past.histories[0] if past.histories else None,
        "known_versions": known_versions(queries.standings(row, selection), selection.known_at),
        "kind": codebook().kind(row.kind),
        "countries": [Country(code=part.country_id) for part in row.participations.all()],
        "clock": selection.clock,
    }
    return render_partial(request, "public/pledges/pledge.html", context, partials={})
