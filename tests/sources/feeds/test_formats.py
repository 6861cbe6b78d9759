"""One more format of feeds is one module with a FORMAT, and its place in the list."""

import json
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from coalition.sources import polling
from coalition.sources.errors import NotAFeed
from coalition.sources.feeds import items as feed_items
from coalition.sources.feeds.feed_format import Entry, FeedFormat
from coalition.sources.models import Delivery
from tests.factories.sources import SourceFactory

LIST = {
    "articles": [{"at": "/one", "on": "2026-01-07T23:30:00-05:00"}, {"at": "/one"}, {"at": "mailto:x"}, {}]
}


def _entries(data: bytes) -> Iterator[Entry]:
    try:
        found = json.loads(data)["articles"]
    except (ValueError, LookupError) as error:
        raise NotAFeed("It is no list of articles.") from error
    for one in found:
        day = datetime.fromisoformat(one["on"]) if "on" in one else None
        yield Entry(one.get("at", ""), "<b>Kyjiw</b> &amp; Oslo", day)


LIST_FORMAT = FeedFormat(
    name="a list of articles",
    media_types=("application/x-list+json",),
    recognises=lambda data: data.lstrip()[:1] == b"{",
    entries=_entries,
)


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_items, "FORMATS", [*feed_items.FORMATS, LIST_FORMAT])


def test_its_entries_are_cleaned_like_those_of_any_other(one_more):
    (item,) = feed_items.items(json.dumps(LIST).encode(), url="https://courier.example/feed")
    assert (item.url, item.title) == ("https://courier.example/one", "Kyjiw & Oslo")
    assert item.published_on == date(2026, 1, 8)  # of UTC


def test_the_formats_that_were_there_are_read_as_before(one_more):
    assert feed_items.items(b'<rss version="2.0"><channel/></rss>', url="https://courier.example/feed") == []


@pytest.mark.django_db
def test_a_source_of_that_format_is_asked_for_it_and_polled(one_more, site):
    url = site.put("/feed", json.dumps({"articles": [{"at": "/one"}]}))
    source = SourceFactory.create(url=url, active=True)
    assert polling.poll(source.pk) == 1
    assert "application/x-list+json" in site.headers[-1]["accept"]
    assert Delivery.objects.get().url.endswith("/one")


def test_without_it_the_formats_that_are_read_are_named():
    with pytest.raises(NotAFeed, match="It is no feed that can be read: RSS or Atom"):
        feed_items.items(json.dumps(LIST).encode(), url="https://courier.example/feed")


def test_every_format_has_a_name_and_a_type_of_its_own():
    assert len({one.name for one in feed_items.FORMATS}) == len(feed_items.FORMATS)
    assert all(one.media_types for one in feed_items.FORMATS)


@pytest.mark.parametrize(
    "data", [b"", b"<", b"{", b"\x00\x00", b"<rss" * 50, b"{}" * 50, "é".encode("utf-16")]
)
@pytest.mark.parametrize("one", feed_items.FORMATS, ids=lambda one: one.name)
def test_a_format_that_takes_something_for_its_own_reads_it_or_says_that_it_is_not(one, data):
    if one.recognises(data):
        with pytest.raises(NotAFeed):
            list(one.entries(data))
