"""Feeds as they come: what can be fetched is found, nothing hostile gets further."""

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.sources.errors import NotAFeed
from coalition.sources.feeds.items import MOST_ITEMS, items
from tests.sources.site import RECORDED

FEED = "https://courier.example/feed"


def recorded(name: str) -> bytes:
    return (RECORDED / "feeds" / name).read_bytes()


def test_rss() -> None:
    found = items(recorded("courier.rss"), url=FEED)
    assert [(item.url, item.published_on) for item in found] == [
        ("https://courier.example/world/warsaw?id=7", date(2026, 1, 7)),
        ("https://courier.example/world/oslo", None),
        ("https://courier.example/future", None),
    ]
    assert found[0].title == "Warsaw keeps its soldiers & its counsel"


def test_atom() -> None:
    found = items(recorded("ministry.atom"), url="https://ministry.example/feed/")
    assert [(item.url, item.published_on) for item in found] == [
        ("https://ministry.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1", date(2026, 1, 7)),
        ("https://ministry.example/feed/2", date(2026, 1, 5)),
    ]
    assert found[0].title == "Міністр повідомив про навчання"


def test_a_feed_in_an_old_encoding() -> None:
    text = recorded("ministry.atom").decode().replace("utf-8", "windows-1251").replace("новини", "news")
    assert items(text.encode("cp1251"), url=FEED)[1].title == "Лише оновлено"


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<rss version="2.0"><channel><title>&lol2;</title><item><link>https://courier.example/1</link></item></channel></rss>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><item><title>&x;</title><link>https://courier.example/1</link></item></channel></rss>"""


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"Not found", b"<html><body><p>Sign in</p></body></html>", b"<rss", b"<svg/>", b'{"items": []}', b"{}", b"[1]",
     b"\x00\x01\x02", b"\xff\xfe<", b"%PDF-1.7", BOMB, OUTSIDE],
)  # fmt: skip
def test_what_is_no_feed_says_so(data: bytes) -> None:
    with pytest.raises(NotAFeed):
        items(data, url=FEED)


def test_an_empty_feed_is_a_feed() -> None:
    assert items(b'<rss version="2.0"><channel><title>Quiet</title></channel></rss>', url=FEED) == []


def test_a_huge_feed_is_read_from_its_newest_items_on() -> None:
    entries = "".join(f"<item><link>https://courier.example/{number}</link></item>" for number in range(5000))
    found = items(f'<rss version="2.0"><channel>{entries}</channel></rss>'.encode(), url=FEED)
    assert len(found) == MOST_ITEMS
    assert found[0].url == "https://courier.example/0"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://u:p@courier.example/", "mailto:a@b.example", "http://[", "https://" + "a" * 3000, "http://", "\x01"]
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_left_out(link: str) -> None:
    entry = f"<item><title>x</title><link><![CDATA[{link}]]></link></item>"
    with contextlib.suppress(NotAFeed):  # \x01 is not even XML
        found = items(f'<rss version="2.0"><channel>{entry}</channel></rss>'.encode(), url=FEED)
        assert all(item.url.startswith("https://courier.example/") for item in found)


def test_deep_nesting_is_survived() -> None:
    data = b'<rss version="2.0"><channel>' + b"<item>" * 100_000 + b"</item>" * 100_000 + b"</channel></rss>"
    with pytest.raises(NotAFeed, match="5,000"):
        items(data, url=FEED)


PIECES = st.sampled_from(["<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<entry>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "</feed>", "<link>", "</link>", "<link href='x'/>", "<pubDate>", "</pubDate>", "Wed, 07 Jan 2026", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "&amp;", "&#0;", "\x00", "é", "https://a.example/1", "<!--", "{", "}"])  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150)
def test_any_markup_is_a_feed_or_is_not(text: str) -> None:
    with contextlib.suppress(NotAFeed):
        for item in items(text.encode(), url=FEED):
            assert item.url.startswith(("http://", "https://"))
            assert "\x00" not in item.title
