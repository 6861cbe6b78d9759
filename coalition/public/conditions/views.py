"""`/conditions/` and `/conditions/<slug>/`: what pledges wait for, whether it has come, and what it would unlock."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.conditions import queries
from coalition.public.conditions.presenters import WaitingPledge, condition_rows, state_history
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse

PARAMETERS = ("as_of", "known_at")


@require_safe
@cache_until_register_changes
def conditions(request: Request) -> HttpResponse:
    selection = parse(request.GET, only=PARAMETERS)
    rows = condition_rows(queries.met_states(selection), queries.waiting_assessments(selection))
    context = {"rows": rows, "selection": selection, "clock": selection.clock}
    return render_partial(request, "public/conditions/conditions.html", context, partials={})


@require_safe
@cache_until_register_changes
def condition(request: Request, slug: str) -> HttpResponse:
    if not codebook().knows("condition", slug):
        raise Http404
    selection = parse(request.GET, only=PARAMETERS)
    waiting = [WaitingPledge(one) for one in queries.unlocked_by(slug, selection)]
    context = {
        "condition": codebook().condition(slug),
        "states": state_history(queries.states(slug, selection)),
        "freed": [one for one in waiting if one.unlock.frees],
        "held": [one for one in waiting if not one.unlock.frees],
        "suppose": reverse("public:matrix") + selection.but(suppose=(slug,), lang=None).query(),
        "selection": selection,
        "clock": selection.clock,
    }
    return render_partial(request, "public/conditions/condition.html", context, partials={})
