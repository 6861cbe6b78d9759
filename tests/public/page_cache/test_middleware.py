"""Whatever an answer depends on is part of what it is kept under: nobody is sent a page that was made for another question."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, connection
from django.test import override_settings
from django_htmx.middleware import HtmxDetails
from hypothesis import given
from hypothesis import strategies as st

from coalition.public.page_cache.middleware import PageCache
from coalition.register.chain import ledger

type Environment = dict[str, Any]


def everything_read(environ: Environment, start_response: Any) -> list[bytes]:
    """A site whose page says all that pages of this site read of a request."""
    request = WSGIRequest(environ)
    htmx = HtmxDetails(request)
    parameters = sorted((name, value) for name, values in request.GET.lists() for value in values)
    told = [
        request.build_absolute_uri("/"), request.path_info, parameters, request.COOKIES.get("lang"),
        request.headers.get("Accept-Language"), bool(htmx), htmx.target, htmx.history_restore_request, htmx.current_url,
        request.COOKIES.get("sessionid"),
    ]  # fmt: skip
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Keep-Until", "register")])
    return [repr(told).encode()]


def environment(**fields: str) -> Environment:
    base = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "", "SERVER_NAME": "testserver", "SERVER_PORT": "80",
        "HTTP_HOST": "testserver", "wsgi.url_scheme": "http",
    }  # fmt: skip
    return {**base, **fields, "wsgi.input": BytesIO()}


def ask(site: Any, environ: Environment) -> bytes:
    chunks: Iterable[bytes] = site(dict(environ), lambda _status, _headers, _exc=None: None)
    return b"".join(chunks)


# Values that a careless key takes for each other.
ENVIRONMENTS = st.fixed_dictionaries(
    {},
    optional={
        "PATH_INFO": st.sampled_from(["/", "/map/"]),
        "QUERY_STRING": st.sampled_from(
            ["", "kind=air", "kind=air&q=", "q=&kind=air", "q=a&kind=air", "q=a%26kind=air", "q=%C3%A9&kind=air",
             "q=%C3%83%C2%A9&kind=air", "q=\xc3\xa9&kind=air", "q=%FF&kind=air", "q=a+b&kind=air", "q=a%2Bb&kind=air"]
        ),
        "HTTP_HOST": st.sampled_from(["testserver", "other.example"]),
        "HTTP_COOKIE": st.sampled_from(
            ["lang=de", "lang=en", "a=1; lang=de", "a=1;lang=de", "lang=en; lang=de", "lang =de", 'lang="de"', "slang=de",
             "sessionid=1", "a=1;sessionid=2", "sessionid =3"]
        ),
        "HTTP_ACCEPT_LANGUAGE": st.sampled_from(["de", "uk"]),
        "HTTP_X_FORWARDED_PROTO": st.sampled_from(["http", "https"]),
        "wsgi.url_scheme": st.sampled_from(["http", "https"]),
        "HTTP_HX_REQUEST": st.just("true"),
        "HTTP_HX_TARGET": st.sampled_from(["result", "drawer", "draw%65r"]),
        "HTTP_HX_TARGET_URI_AUTOENCODED": st.just("true"),
        "HTTP_HX_HISTORY_RESTORE_REQUEST": st.just("true"),
        "HTTP_HX_CURRENT_URL": st.sampled_from(["http://testserver/?q=%2541", "http://testserver/?body=eu"]),
        "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": st.just("true"),
    },
)  # fmt: skip


@pytest.mark.django_db
@given(st.lists(ENVIRONMENTS, min_size=2, max_size=4))
def test_law_a_kept_page_says_what_it_would_say_if_it_were_made_now(asked: list[dict[str, str]]) -> None:
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        delivery = PageCache(everything_read)
        for fields in asked:
            environ = environment(**fields)
            assert ask(delivery, environ) == ask(everything_read, environ)


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["a=1;lang=de", "lang=en; lang=de", 'lang="de"'])
def test_a_cookie_in_another_spelling_leaves_no_german_page_for_everybody(cookie: str) -> None:
    delivery = PageCache(everything_read)
    german = ask(delivery, environment(HTTP_COOKIE=cookie))
    assert b"'de'" in german
    for other in ("", "lang=en", "a=1"):
        assert ask(delivery, environment(HTTP_COOKIE=other)) != german


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["sessionid=1", "a=1;sessionid=1", "sessionid =1"])
def test_who_has_a_session_is_never_sent_a_kept_page(cookie: str) -> None:
    delivery = PageCache(everything_read)
    ask(delivery, environment())
    assert b"'1'" in ask(delivery, environment(HTTP_COOKIE=cookie))
    assert b"'1'" not in ask(delivery, environment())


@contextmanager
def nothing_answers() -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
def test_without_a_database_the_site_answers_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = PageCache(lambda _environ, start: [start("503 Down", []), b"in its own words"][1:])
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own transaction
    with nothing_answers():
        assert ask(delivery, environment()) == b"in its own words"
    assert ledger.version() >= 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "status"),
    [
        ("*", "304 Not Modified"),
        ('"other", {etag}', "304 Not Modified"),
        ("{strong}", "304 Not Modified"),
        ('"other"', "200 OK"),
        ("W/", "200 OK"),
    ],
)
def test_the_page_that_a_browser_holds_is_told_by_any_of_its_tags(held: str, status: str) -> None:
    delivery, answers = PageCache(everything_read), []

    def started(said: str, headers: list[tuple[str, str]], _exc: object = None) -> None:
        answers.append((said, dict(headers)))

    list(delivery(environment(), started))
    etag = answers[0][1]["ETag"]
    asked = held.format(etag=etag, strong=etag.removeprefix("W/"))
    list(delivery(environment(HTTP_IF_NONE_MATCH=asked), started))
    assert answers[1][0] == status
    assert ("Content-Type" in answers[1][1]) == (status == "200 OK")
    assert answers[1][1]["Cache-Control"] == "no-cache"
    assert "X-Keep-Until" not in answers[1][1]


@pytest.mark.django_db
def test_an_answer_that_sets_a_cookie_belongs_to_one_reader() -> None:
    asked = []

    def greeting(_environ: Environment, start_response: Any) -> list[bytes]:
        asked.append(1)
        start_response("200 OK", [("X-Keep-Until", "register"), ("Set-Cookie", "lang=de")])
        return [b"Hallo"]

    delivery = PageCache(greeting)
    assert [ask(delivery, environment()) for _ in range(2)] == [b"Hallo"] * 2
    assert len(asked) == 2
