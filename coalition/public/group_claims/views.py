"""`/claimed/`: what was said of groups that name no members, beside the countries that the register can name."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.group_claims import queries
from coalition.public.group_claims.presenters import present
from coalition.public.matrix_data.named import named_from
from coalition.public.matrix_data.queries import matrix
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse


@require_safe
@cache_until_register_changes
def group_claims(request: Request) -> HttpResponse:
    selection = parse(request.GET, only=("as_of", "known_at"))
    built = matrix(selection)
    context = {
        "claims": [present(row, built) for row in queries.group_claims(selection)],
        "least": named_from(),
        "selection": selection,
        "clock": selection.clock,
    }
    return render_partial(request, "public/group_claims/group_claims.html", context, partials={})
