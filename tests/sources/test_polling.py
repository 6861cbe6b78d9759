"""Sources are asked when due, politely, and what is new becomes deliveries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from coalition.codebook.loader import codebook
from coalition.sources import polling, source_admin
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery, Source
from tests.factories.sources import SourceFactory
from tests.sources.site import Site

pytestmark = pytest.mark.django_db


def rss(*paths: str) -> str:
    items = "".join(f"<item><title>Story {path}</title><link>{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


def source_at(url: str) -> Source:
    source = SourceFactory.create(url=url)
    assert isinstance(source, Source)
    return source


def polled(source: Source) -> int:
    new = polling.poll(source.pk)
    source.refresh_from_db()
    return new


def test_new_items_become_deliveries_once(site: Site) -> None:
    source = source_at(site.put("/feed", rss("/2", "/1")))
    assert polled(source) == 2
    site.put("/feed", rss("/3", "/2", "/1"))
    assert polled(source) == 1
    waiting = Delivery.objects.unsent().filter(source=source)
    assert [delivery.url for delivery in waiting] == [site.url(path) for path in ("/1", "/2", "/3")]
    assert source.last_success_at is not None
    assert source.failures == 0


def test_an_unchanged_feed_is_not_sent_again(site: Site) -> None:
    source = source_at(
        site.put("/feed", rss("/1"), etag='W/"1"', last_modified="Wed, 07 Jan 2026 10:00:00 GMT")
    )
    polled(source)
    site.put("/feed", "", 304)
    assert polled(source) == 0
    assert site.headers[1]["if-none-match"] == 'W/"1"'
    assert site.headers[1]["if-modified-since"] == "Wed, 07 Jan 2026 10:00:00 GMT"
    assert (source.etag, source.failures) == ('W/"1"', 0)


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [("<p>Sign in</p>", 200, "neither RSS nor Atom"), ("", 404, "404"), ("", 500, "500")],
)
def test_a_failure_is_noted_and_the_next_poll_put_off(site: Site, body: str, status: int, why: str) -> None:
    source = source_at(site.put("/feed", body, status))
    pauses = []
    for _ in range(3):
        before = datetime.now(UTC)
        polled(source)
        pauses.append(source.next_poll_at - before)
    assert source.failures == 3
    assert why in source.last_error
    assert pauses[0] < pauses[1] < pauses[2]
    site.put("/feed", rss("/1"))
    polled(source)
    assert (source.failures, source.last_error) == (0, "")


def test_no_source_is_put_off_for_more_than_a_day(site: Site) -> None:
    source = source_at(site.put("/feed", "", 500))
    Source.objects.filter(pk=source.pk).update(failures=500)
    polled(source)
    assert source.next_poll_at - datetime.now(UTC) < 1.2 * polling.LONGEST_PAUSE


def test_a_busy_server_is_left_alone_as_long_as_it_asks(site: Site) -> None:
    source = source_at(site.put("/feed", "", 503, retry_after="36000"))
    polled(source)
    assert source.next_poll_at - datetime.now(UTC) > timedelta(hours=9)


def test_a_feed_that_is_gone_is_paused(site: Site) -> None:
    source = source_at(site.put("/feed", "", 410))
    polled(source)
    assert not source.active
    assert "gone" in source.last_error


def test_a_feed_inside_is_never_asked(near: None, site: Site) -> None:
    source = source_at(site.put("/feed", "", 302, location="http://10.0.0.1/feed"))
    polled(source)
    assert "private network" in source.last_error


def test_a_paused_or_removed_source_is_not_polled(site: Site) -> None:
    source = source_at(site.put("/feed", rss("/1")))
    source_admin.pause(by=None, source=source)
    assert polled(source) == 0
    assert polling.poll(987654321) == 0
    assert site.asked == []
    source_admin.resume(by=None, source=source)
    assert polled(source) == 1


def test_what_is_due_is_claimed_once() -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    due = SourceFactory.create(next_poll_at=now - timedelta(minutes=1))
    SourceFactory.create(next_poll_at=now + timedelta(minutes=1))
    SourceFactory.create(next_poll_at=now - timedelta(minutes=1), active=False)
    assert polling.claim_due(now) == [due.pk]
    assert polling.claim_due(now) == []
    assert polling.claim_due(now + timedelta(minutes=20)) != []


def test_adding_a_source() -> None:
    source = source_admin.add_source(
        by=None, name=" The Courier ", url="https://courier.example/feed#x", tier="A"
    )
    assert (source.name, source.url, source.active) == ("The Courier", "https://courier.example/feed", True)
    assert source_admin.add_source(by=None, name="Again", url="https://courier.example/feed") == source
    assert source.pk in polling.claim_due()
    with pytest.raises(ForbiddenAddress), transaction.atomic():
        source_admin.add_source(by=None, name="Evil", url="file:///etc/passwd")


def test_polling_now() -> None:
    source = SourceFactory.create(next_poll_at=datetime.now(UTC) + timedelta(hours=3))
    assert polling.claim_due() == []
    source_admin.poll_now(by=None, source=source)
    assert polling.claim_due() == [source.pk]


def test_the_feeds_that_come_along_are_paused_until_somebody_wants_them() -> None:
    added = source_admin.load_feeds(by=None)
    assert added == Source.objects.count() > 20
    assert source_admin.load_feeds(by=None) == 0
    assert not Source.objects.filter(active=True).exists()
    assert polling.claim_due() == []
    for source in Source.objects.all():
        assert codebook().knows("tier", source.tier)
        assert source.url.startswith("https://")


def test_the_language_of_a_source_is_that_of_its_articles(site: Site) -> None:
    source = SourceFactory.create(url=site.put("/feed", rss("/1")), language="nb")
    polling.poll(source.pk)
    assert Delivery.objects.get(source=source).language == "nb"
