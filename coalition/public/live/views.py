"""`/live/` on the page server: the way to the process that holds open pages, since this one can't."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """307: an EventSource follows it, and comes back here when it has to connect again."""
    here = urlsplit(f"{request.scheme}://{request.get_host()}")
    host = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname
    address = settings.LIVE_URL or f"{request.scheme}://{host}:{settings.LIVE_PORT}/live/"
    answer = HttpResponse(status=307)
    answer["Location"] = address
    answer["Cache-Control"] = "no-store"
    return answer
