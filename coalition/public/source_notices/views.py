"""`/feeds/notices.atom`: sources that corrected or withdrew what they had published."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.source_notices import queries
from coalition.public.source_notices.feed import atom

ENTRIES = 50


@require_safe
@cache_until_register_changes
def notices_feed(request: HttpRequest) -> HttpResponse:
    parse(request.GET, only=())
    entries = [(notice, queries.pledges_resting_on(notice)) for notice in queries.latest_notices(ENTRIES)]
    return HttpResponse(atom(request, entries), content_type="application/atom+xml; charset=utf-8")
