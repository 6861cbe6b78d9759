"""Kept pages: the same until the register moves, and never a moment longer."""

import gzip
from io import BytesIO
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from coalition.accounts.models import User
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.page_cache.middleware import PageCache
from coalition.public.page_cache.store import CacheStore
from coalition.register import actions
from coalition.register.models import Country

LONG = "a sentence that is worth compressing. " * 40


class CountingSite:
    """A WSGI application that says how often it was asked, marked for keeping or not."""

    def __init__(self, *, marked: bool = True, body: str = LONG, status: str = "200 OK") -> None:
        self.asked = 0
        self.marked, self.body, self.status = marked, body, status
        self.during = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked += 1
        self.during()
        assert "HTTP_IF_NONE_MATCH" not in environ or not self.marked
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Cookie")]
        if self.marked:
            headers.append(("X-Keep-Until", "register"))
        start_response(self.status, headers)
        return [f"{self.asked} {self.body}".encode()]


def ask(
    site: PageCache, path: str = "/", query: str = "", method: str = "GET", **headers: str
) -> tuple[str, dict[str, str], bytes]:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        "wsgi.input": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    answer: list[Any] = []
    chunks = site(environ, lambda status, pairs, exc=None: answer.extend([status, dict(pairs)]))
    return answer[0], answer[1], b"".join(chunks)


def move_the_register() -> None:
    editor, _ = User.objects.get_or_create(username="mover")
    Country.objects.get_or_create(code="DE")
    actions.open_pledge(by=editor, kind="troops", title="Something", countries=["DE"])


@pytest.fixture
def site() -> CountingSite:
    return CountingSite()


@pytest.mark.django_db
def test_a_page_is_rendered_once_until_the_register_moves(site: CountingSite) -> None:
    delivery = PageCache(site)
    first = ask(delivery)
    assert ask(delivery) == first
    assert site.asked == 1
    move_the_register()
    assert ask(delivery)[2].startswith(b"2 ")
    assert site.asked == 2


@pytest.mark.django_db
def test_a_page_rendered_while_the_register_moves_is_not_kept(site: CountingSite) -> None:
    delivery = PageCache(site)
    site.during = move_the_register
    ask(delivery)
    site.during = lambda: None
    assert ask(delivery)[2].startswith(b"2 ")


@pytest.mark.django_db
def test_who_holds_the_page_gets_304_until_the_register_moves(site: CountingSite) -> None:
    delivery = PageCache(site)
    etag = ask(delivery)[1]["ETag"]
    status, headers, body = ask(delivery, if_none_match=etag)
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == etag
    move_the_register()
    assert ask(delivery, if_none_match=etag)[0] == "200 OK"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None), ("zstd", None)],
)
def test_the_bytes_come_in_an_encoding_the_client_takes(
    site: CountingSite, accepted: str, encoding: str | None
) -> None:
    _, headers, body = ask(PageCache(site), accept_encoding=accepted)
    assert headers.get("Content-Encoding") == encoding
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpack(body) == f"1 {LONG}".encode()
    assert int(headers["Content-Length"]) == len(body)
    assert "Accept-Encoding" in headers["Vary"]


@pytest.mark.django_db
def test_a_session_an_unmarked_page_and_a_post_are_never_kept(site: CountingSite) -> None:
    delivery = PageCache(site)
    for _ in range(2):
        ask(delivery, cookie="sessionid=abc")
        ask(delivery, method="POST")
    assert site.asked == 4
    unmarked = CountingSite(marked=False)
    delivery = PageCache(unmarked)
    ask(delivery)
    ask(delivery)
    assert unmarked.asked == 2


@pytest.mark.django_db
def test_language_parameters_and_htmx_have_pages_of_their_own(site: CountingSite) -> None:
    delivery = PageCache(site)
    ask(delivery, query="kind=troops&body=eu")
    ask(delivery, query="body=eu&kind=troops")
    assert site.asked == 1
    ask(delivery, accept_language="de")
    ask(delivery, cookie="lang=de")
    ask(delivery, hx_request="true")
    ask(delivery, query="kind=air")
    assert site.asked == 5
    # The drawer of a cell leads back to the selection it was opened beside.
    ask(delivery, hx_request="true", hx_target="drawer", hx_current_url="http://testserver/?body=eu")
    ask(delivery, hx_request="true", hx_target="drawer", hx_current_url="http://testserver/?body=nato")
    assert site.asked == 7


@pytest.mark.django_db
def test_head_has_the_headers_without_the_body(site: CountingSite) -> None:
    delivery = PageCache(site)
    _, headers, body = ask(delivery, method="HEAD")
    assert body == b""
    assert int(headers["Content-Length"]) == len(f"1 {LONG}")


@pytest.mark.django_db
def test_the_shelf_drops_what_was_not_asked_for_longest(site: CountingSite) -> None:
    delivery = PageCache(site, CacheStore(most_bytes=7000))
    for path in ("/a", "/b", "/a", "/c"):
        ask(delivery, path)
    assert site.asked == 3
    ask(delivery, "/a")
    assert site.asked == 3
    ask(delivery, "/b")
    assert site.asked == 4


@pytest.mark.django_db
def test_only_good_anonymous_answers_are_marked() -> None:
    @cache_until_register_changes
    def view(request: HttpRequest, status: int) -> HttpResponse:
        return HttpResponse("x", status=status)

    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert "X-Keep-Until" in view(request, 200)
    assert "X-Keep-Until" not in view(request, 400)
    request.user = User(username="editor")
    assert "X-Keep-Until" not in view(request, 200)
