"""The language is that of the address, then of the cookie, then of the browser."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from coalition.core.middleware import LANGUAGE_COOKIE, language


def answer(
    path: str = "/", *, cookie: str = "", accept: str = "", content_language: str = ""
) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(translation.get_language())
        if content_language:
            response["Content-Language"] = content_language
        return response

    request = RequestFactory().get(path, headers={"accept-language": accept} if accept else None)
    if cookie:
        request.COOKIES[LANGUAGE_COOKIE] = cookie
    return language(view)(request)


@pytest.mark.parametrize(
    ("path", "cookie", "accept", "chosen"),
    [
        ("/?lang=de", "fr", "uk", "de"),
        ("/", "fr", "uk", "fr"),
        ("/", "", "uk,en;q=0.5", "uk"),
        ("/?lang=xx", "fr", "", "fr"),
        ("/", "xx", "de", "de"),
        ("/", "", "", "en"),
    ],
)
def test_the_language_is_chosen_in_this_order(path: str, cookie: str, accept: str, chosen: str) -> None:
    response = answer(path, cookie=cookie, accept=accept)
    assert response.content.decode() == chosen
    assert response["Content-Language"] == chosen


@pytest.mark.parametrize(
    ("path", "cookie", "kept"),
    [("/?lang=de", "", "de"), ("/?lang=de", "de", None), ("/?lang=xx", "", None), ("/", "de", None)],
)
def test_only_a_new_choice_is_remembered(path: str, cookie: str, kept: str | None) -> None:
    cookies = answer(path, cookie=cookie).cookies
    assert (cookies[LANGUAGE_COOKIE].value if LANGUAGE_COOKIE in cookies else None) == kept


def test_caches_keep_languages_apart_and_a_page_may_say_its_own() -> None:
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer()["Vary"].split(",")}
    assert answer("/?lang=de", content_language="uk")["Content-Language"] == "uk"


def test_the_choice_is_kept_for_a_year_and_not_in_the_clear_where_the_page_was_not() -> None:
    plain = answer("/?lang=de").cookies[LANGUAGE_COOKIE]
    assert (plain["samesite"], plain["secure"], plain["max-age"]) == ("Lax", "", 365 * 24 * 3600)

    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    secret = language(view)(RequestFactory().get("/?lang=de", secure=True)).cookies[LANGUAGE_COOKIE]
    assert secret["secure"]


def test_a_page_s_language_is_not_left_to_the_next_one() -> None:
    with translation.override("en"):
        answer("/?lang=de")
        assert translation.get_language() == "en"
