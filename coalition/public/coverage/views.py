"""`/silence/`: when each language and source was last looked at, so that nothing found is not taken for nothing said.

The country page fetches its panel from here: that page is kept until the register moves, and this one may not be.
"""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.coverage.presenters import source_coverage
from coalition.public.coverage.queries import active_sources
from coalition.public.selection.parsing import parse


@require_safe
@never_cache
def coverage(request: Request) -> HttpResponse:
    parse(request.GET, only=())
    found = source_coverage(active_sources(), datetime.now(UTC))
    context = {"coverage": found, "sources": sum(len(one.sources) for one in found)}
    return render_partial(request, "public/coverage/coverage.html", context, partials={"silence": "panel"})
