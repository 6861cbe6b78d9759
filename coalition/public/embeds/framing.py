"""Pages that other sites may show in a frame."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

# The policy of the house, but for who may frame the page: anybody. Frames get no scripts at all.
FRAMEABLE = {**settings.SECURE_CSP, "script-src": ["'none'"], "frame-ancestors": ["*"]}


def frameable[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Other sites may show this page in a frame; only for pages that nobody can act on."""

    @wraps(view)
    @xframe_options_exempt
    @csp_override(FRAMEABLE)
    def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs)

    return framed
