"""Middleware that belongs to no room."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

LANGUAGE_COOKIE = "lang"
YEAR = 365 * 24 * 3600


def language(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Choose the language by `?lang=`, then the cookie, then `Accept-Language`; `?lang=` also sets the cookie.

    An unknown `?lang=` is left to the page, which answers 400 and names the parameter.
    """
    known = dict(settings.LANGUAGES)

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        cookie = request.COOKIES.get(LANGUAGE_COOKIE, "")
        if asked in known:
            chosen = asked
        elif cookie in known:
            chosen = cookie
        else:
            chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if asked in known and asked != cookie:
            response.set_cookie(
                LANGUAGE_COOKIE, asked, max_age=YEAR, samesite="Lax", secure=request.is_secure()
            )
        return response

    return middleware
