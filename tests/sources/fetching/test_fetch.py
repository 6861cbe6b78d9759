"""Fetching from a site that behaves as badly as it can."""

import gzip
import threading
import zlib

import brotli
import pytest
from pytest_django import Settings

from coalition.sources import errors
from coalition.sources.fetching import fetch
from coalition.sources.models import Delivery
from tests.sources.site import Handler, Site, a_closed_port, a_silent_port


def test_a_page_with_its_type(site: Site) -> None:
    url = site.put("/a", "<p>Здрастуйте</p>", content_type="text/html; charset=utf-8")
    page = fetch.article(url)
    assert page.data.decode() == "<p>Здрастуйте</p>"
    assert page.content_type == "text/html; charset=utf-8"
    assert page.url == url


def test_we_say_who_we_are(site: Site, settings: Settings) -> None:
    settings.COALITION_CONTACT = "desk@tracker.example"
    fetch.article(site.put("/", "here"))
    assert site.headers[0]["user-agent"].startswith("CoalitionTracker/")
    assert "desk@tracker.example" in site.headers[0]["user-agent"]


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch.article(site.put("/", "here")).data == b"here"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://some.example/", "javascript:alert(1)", "http://", "some.example/x", "http://user:secret@some.example/", "http://[::1", "http://some.example:22/"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(address: str) -> None:
    with pytest.raises(errors.ForbiddenAddress):
        fetch.article(address)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"],
)
def test_inside_is_out_of_reach(address: str) -> None:
    with pytest.raises((errors.ForbiddenAddress, errors.DeliveryFailed)):
        fetch.article(address)


def test_a_redirect_is_followed(site: Site) -> None:
    site.put("/new", "moved here")
    page = fetch.article(site.put("/old", "", 301, location="/new"))
    assert page.data == b"moved here"
    assert page.url == site.url("/new")


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::ffff:192.168.0.1]/",
        "file:///etc/passwd",
        "http://u:p@127.0.0.1/",
    ],
)
def test_a_redirect_inside_is_refused(site: Site, target: str) -> None:
    """Loopback is allowed in this test, and nothing else is."""
    with pytest.raises(errors.ForbiddenAddress):
        fetch.article(site.put("/", "", 302, location=target))


def test_redirects_in_a_circle_end(site: Site) -> None:
    site.put("/there", "", 302, location="/back")
    with pytest.raises(errors.DeliveryFailed, match="redirects more than"):
        fetch.article(site.put("/back", "", 302, location="/there"))
    assert len(site.asked) == fetch.MOST_REDIRECTS + 1


@pytest.mark.parametrize("location", ["http://[", ""])
def test_a_redirect_to_nowhere(site: Site, location: str) -> None:
    with pytest.raises(errors.DeliveryError):
        fetch.article(site.put("/", "", 302, location=location))


@pytest.mark.parametrize("when", ["body", "headers"])
def test_a_dripping_server_can_not_hold_us(site: Site, settings: Settings, when: str) -> None:
    """Each byte comes in time, the whole does not."""
    settings.COALITION_FETCH_TIMEOUT = 0.5

    def drip(handler: Handler) -> None:
        if when == "body":
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            handler.drip(b"x", 0.02)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        handler.drip(b"X-More: 1\r\n", 0.02)

    with pytest.raises(errors.TimedOut, match=r"0\.5 seconds"):
        fetch.article(site.misbehave("/", drip))


def test_a_silent_server_can_not_hold_us(near: None, settings: Settings) -> None:
    settings.COALITION_FETCH_TIMEOUT = 0.3
    listener, port = a_silent_port()
    with listener, pytest.raises(errors.TimedOut):
        fetch.article(f"http://127.0.0.1:{port}/")


def test_an_endless_body_is_cut(site: Site, settings: Settings) -> None:
    settings.COALITION_FETCH_LIMIT = 200_000
    sent = []

    def pour(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not handler.site.closing.is_set():
            sent.append(handler.wfile.write(b"x" * 65536))

    with pytest.raises(errors.TooLarge, match="larger than 200,000 bytes"):
        fetch.article(site.misbehave("/", pour))


def test_fifty_megabytes_are_refused_by_their_announcement(site: Site) -> None:
    hung_up = threading.Event()

    def announce(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(50 * 1024 * 1024))
        handler.end_headers()
        handler.rfile.read(1)
        hung_up.set()

    with pytest.raises(errors.TooLarge, match="10 MB"):
        fetch.article(site.misbehave("/", announce))
    assert hung_up.wait(180), "the caller waited for a body it had already refused"


@pytest.mark.parametrize("pack", ["gzip", "deflate", "raw deflate"])
def test_packed_answers_are_unpacked(site: Site, pack: str) -> None:
    text = b"The same text, packed. " * 50
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw deflate": raw.compress(text) + raw.flush(),
    }[pack]
    url = site.put("/", packed, content_encoding=pack.removeprefix("raw "))
    assert fetch.article(url).data == text


def test_a_bomb_does_not_burst(site: Site, settings: Settings) -> None:
    settings.COALITION_FETCH_LIMIT = 1_000_000
    bomb = gzip.compress(b"\x00" * 100_000_000, compresslevel=1)
    assert len(bomb) < settings.COALITION_FETCH_LIMIT
    with pytest.raises(errors.TooLarge):
        fetch.article(site.put("/", bomb, content_encoding="gzip"))


def test_a_packing_we_did_not_ask_for_is_refused(site: Site) -> None:
    with pytest.raises(errors.NotText, match="“br”"):
        fetch.article(site.put("/", brotli.compress(b"x" * 1000), content_encoding="br"))


def test_a_packing_that_is_none(site: Site) -> None:
    with pytest.raises(errors.DeliveryFailed, match="packed wrongly"):
        fetch.article(site.put("/", b"plain after all", content_encoding="gzip"))


@pytest.mark.parametrize(("status", "kind"), [(404, errors.DeliveryFailed), (403, errors.DeliveryFailed), (410, errors.Gone), (500, errors.ServerFailure), (503, errors.ServerFailure), (429, errors.ServerFailure), (299, errors.DeliveryFailed)])  # fmt: skip
def test_an_answer_that_is_none(site: Site, status: int, kind: type[errors.DeliveryError]) -> None:
    with pytest.raises(kind) as caught:
        fetch.article(site.put("/", "sorry", status))
    assert type(caught.value) is kind
    assert str(status) in caught.value.reason
    assert caught.value.state is Delivery.State.FAILED


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("120", 120.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", None), ("", None)],
)
def test_the_wish_of_a_busy_server_is_heard(site: Site, written: str, seconds: float | None) -> None:
    with pytest.raises(errors.ServerFailure) as caught:
        fetch.article(site.put("/", "busy", 503, retry_after=written))
    assert caught.value.retry_after == seconds


def test_an_answer_cut_off_may_come_whole_later(site: Site) -> None:
    def cut(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"only the beg")

    with pytest.raises(errors.Unreachable):
        fetch.article(site.misbehave("/", cut))


@pytest.mark.parametrize(
    "noise",
    [b"SSH-2.0-OpenSSH\r\n", b"\x00\x01\x02", b"HTTP/1.1 200 OK\r\n" + b"A: " + b"a" * 200_000 + b"\r\n\r\n"],
)
def test_what_is_not_http(site: Site, noise: bytes) -> None:
    with pytest.raises(errors.DeliveryFailed):
        fetch.article(site.misbehave("/", lambda handler: handler.wfile.write(noise) and None))


def test_nobody_there(near: None) -> None:
    holder, port = a_closed_port()
    with holder, pytest.raises(errors.Unreachable):
        fetch.article(f"http://127.0.0.1:{port}/")


def test_a_feed_is_asked_whether_it_changed(site: Site) -> None:
    url = site.put("/feed", "<rss/>", etag='"one"', last_modified="Wed, 07 Jan 2026 10:00:00 GMT")
    page = fetch.feed(url, accept="application/rss+xml")
    assert site.headers[0]["accept"] == "application/rss+xml"
    assert (page.etag, page.last_modified) == ('"one"', "Wed, 07 Jan 2026 10:00:00 GMT")
    site.put("/feed", "", 304)
    again = fetch.feed(url, accept="application/rss+xml", etag=page.etag, last_modified=page.last_modified)
    assert (again.status, again.data) == (304, b"")
    assert site.headers[1]["if-none-match"] == '"one"'
    assert site.headers[1]["if-modified-since"] == "Wed, 07 Jan 2026 10:00:00 GMT"


def test_only_the_first_part_of_endless_rules_is_read(site: Site) -> None:
    assert fetch.robots_txt(site.put("/robots.txt", "x" * 5000), limit=100).data == b"x" * 100


def test_each_hop_needs_permission(site: Site) -> None:
    site.put("/private", "secret")
    url = site.put("/", "", 302, location="/private")
    asked: list[str] = []

    def permitted(address: str) -> None:
        asked.append(address)
        if "private" in address:
            raise errors.ForbiddenByRobots("no")

    with pytest.raises(errors.ForbiddenByRobots):
        fetch.article(url, permitted=permitted)
    assert asked == [url, site.url("/private")]
    assert site.asked == ["/"]
