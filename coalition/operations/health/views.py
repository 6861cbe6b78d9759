"""Whether the process lives, and whether what it needs can be reached."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from coalition.operations.health import checks


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    found = checks.check()
    ready = all(state == "ok" for state in found.values())
    return JsonResponse(
        {"status": "ok" if ready else "unavailable", "checks": found}, status=200 if ready else 503
    )
