"""What becomes of a server's answer: its status and its headers (what becomes of its body is asked in test_body.py)."""

import ssl
from datetime import UTC, datetime

import httpcore
import httpx
import pytest
import time_machine

from coalition.sources import errors
from coalition.sources.fetching import fetch, guard
from tests.sources.site import RECORDED, Handler, Site


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_every_sort_of_redirect_is_followed(site: Site, status: int) -> None:
    site.put("/new", "moved here")
    assert fetch.article(site.put("/old", "", status, location="new")).data == b"moved here"


@pytest.mark.parametrize("status", [300, 304, 305, 306, 309])
def test_nothing_else_is_a_redirect(site: Site, status: int) -> None:
    site.put("/new", "moved here")
    url = site.put("/old", "", status, location="/new")
    if status == 304:
        assert fetch.article(url).data == b""
    else:
        with pytest.raises(errors.DeliveryFailed, match=str(status)):
            fetch.article(url)
    assert site.asked == ["/old"]


def test_five_redirects_are_followed_and_a_sixth_is_not(site: Site) -> None:
    site.put("/0", "arrived")
    for left in range(1, 7):
        site.put(f"/{left}", "", 302, location=f"/{left - 1}")
    assert fetch.article(site.url("/5")).url == site.url("/0")
    with pytest.raises(errors.DeliveryFailed, match="more than 5 times"):
        fetch.article(site.url("/6"))


def test_a_redirect_that_names_no_target_leads_back_to_itself(site: Site) -> None:
    with pytest.raises(errors.DeliveryFailed, match="more than 5 times"):
        fetch.article(site.put("/", "", 302))
    assert set(site.asked) == {"/"}


def test_a_redirect_to_nonsense_is_said_to_be_one(site: Site) -> None:
    with pytest.raises(errors.DeliveryFailed, match="something that is no address"):
        fetch.article(site.put("/", "", 302, location="http://["))


PASSING = (408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524)


@pytest.mark.parametrize("status", PASSING)
def test_trouble_that_passes_is_tried_again(site: Site, status: int) -> None:
    with pytest.raises(errors.ServerFailure, match=f"answered {status}"):
        fetch.article(site.put("/", "sorry", status))


@pytest.mark.parametrize(
    "status", [*sorted({near for at in PASSING for near in (at - 1, at + 1)} - {*PASSING, 410}), 204, 401]
)
def test_other_trouble_stays(site: Site, status: int) -> None:
    with pytest.raises(errors.DeliveryFailed, match=f"answered {status}") as caught:
        fetch.article(site.put("/", "", status))
    assert type(caught.value) is errors.DeliveryFailed


def test_what_a_proxy_has_changed_is_a_page_all_the_same(site: Site) -> None:
    page = fetch.article(site.put("/", "here", 203))
    assert (page.status, page.data) == (200, b"here")


def test_a_server_that_tells_nothing_about_its_page(site: Site) -> None:
    def bare(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\nhere")

    page = fetch.article(site.misbehave("/", bare))
    assert page == fetch.Page(site.url("/"), b"here", content_type="", status=200, etag="", last_modified="")


def test_headers_that_are_kept_have_a_length(site: Site) -> None:
    def put(etag: int, modified: int) -> fetch.Page:
        return fetch.article(
            site.put("/", "x", etag="e" * etag, last_modified="m" * modified, content_type="t" * 300)
        )

    page = put(500, 100)
    assert (len(page.etag), len(page.last_modified), len(page.content_type)) == (500, 100, 200)
    page = put(501, 101)
    assert (page.etag, page.last_modified) == ("", "")


def test_a_header_that_can_not_be_sent_back_is_not_kept(site: Site) -> None:
    assert fetch.article(site.put("/", "x", etag="\x80one")).etag == ""


def test_rules_are_cut_wherever_the_limit_falls(site: Site) -> None:
    assert fetch.robots_txt(site.put("/robots.txt", "x" * 100), limit=100).data == b"x" * 100
    assert fetch.robots_txt(site.put("/robots.txt", "x" * 101), limit=100).data == b"x" * 100
    assert fetch.robots_txt(site.put("/robots.txt", "x" * 99), limit=100).data == b"x" * 99


@pytest.mark.parametrize(("written", "seconds"), [("9" * 20, 999_999_999.0), (" 7 ", 7.0), ("-7", None)])
def test_odd_wishes_of_a_busy_server(site: Site, written: str, seconds: float | None) -> None:
    with pytest.raises(errors.ServerFailure) as caught:
        fetch.article(site.put("/", "busy", 429, retry_after=written))
    assert caught.value.retry_after == seconds


def test_a_busy_server_may_name_a_moment() -> None:
    moment = datetime(2026, 1, 7, 10, 0, tzinfo=UTC)
    busy = Canned(httpx.Response(503, headers={"Retry-After": "Wed, 07 Jan 2026 11:01:30 +0100"}))
    with time_machine.travel(moment, tick=False), pytest.raises(errors.ServerFailure) as caught:
        fetch.get("http://some.example/", {}, transport=busy)
    assert caught.value.retry_after == 90.0


class Canned(httpx.BaseTransport):
    """Answers what it was told, or raises it."""

    def __init__(self, answer: httpx.Response | Exception) -> None:
        self.answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("broken", "kind", "said"),
    [
        (httpcore.ReadTimeout(), errors.TimedOut, "some.example did not answer in full within 60 seconds."),
        (httpcore.ReadError(), errors.Unreachable, "The connection to some.example broke."),
        (httpcore.RemoteProtocolError(), errors.Unreachable, "some.example did not answer in full, or not in HTTP."),
        (httpcore.LocalProtocolError(), errors.DeliveryFailed, "some.example does not speak HTTP properly."),
        (httpcore.UnsupportedProtocol(), errors.DeliveryFailed, "some.example does not speak HTTP properly."),
    ],
)  # fmt: skip
def test_whatever_breaks_is_told_with_the_host(
    near: None, broken: Exception, kind: type[errors.DeliveryError], said: str
) -> None:
    with pytest.raises(errors.DeliveryError) as caught:
        fetch.get("http://some.example/", {}, transport=Canned(broken))
    assert (type(caught.value), caught.value.reason) == (kind, said)


def test_a_certificate_of_somebody_else_is_told_from_a_broken_connection(
    near: None, secure_site: Site
) -> None:
    trust = ssl.create_default_context(cafile=str(RECORDED / "tls" / "ca.pem"))
    secure_site.put("/", "proved")

    def get(name: str) -> fetch.Page:
        way = guard.Transport(
            deadline=guard.Deadline(60), loopback=True, resolve=lambda *_: ["127.0.0.1"], tls=trust
        )
        return fetch.get(f"https://{name}.example:{secure_site.port}/", {}, transport=way)

    assert get("news").data == b"proved"
    with pytest.raises(errors.DeliveryFailed, match=r"certificate of other\.example is not valid"):
        get("other")
