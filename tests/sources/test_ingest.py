"""A delivery becomes one article, whatever comes between, or ends with a reason."""

import itertools
import threading
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.db import connection
from pytest_django import Settings

from coalition.sources import deliveries, ingest, snapshots
from coalition.sources.articles.simhash import simhash
from coalition.sources.errors import ForbiddenAddress, RetryLater
from coalition.sources.models import Article, Delivery, Snapshot, Source
from tests.factories.accounts import EditorFactory
from tests.factories.sources import SourceFactory
from tests.sources.site import Site
from tests.waiting import run_at_once

TEXT = "Norway could send ships to the Black Sea, its invented minister said on Monday. A decision would need the parliament, she added.\n"

pytestmark = pytest.mark.django_db


def hand_in(text: str | bytes = TEXT, name: str = "oslo.txt", **more: object) -> Delivery:
    data = text.encode() if isinstance(text, str) else text
    return deliveries.hand_in_bytes(by=None, data=data, name=name, **more)


def taken(delivery: Delivery) -> Delivery:
    ingest.ingest(delivery.pk)
    delivery.refresh_from_db()
    return delivery


def rested(delivery: Delivery) -> Delivery:
    """Its time to try again has come."""
    Delivery.objects.filter(pk=delivery.pk).update(next_try_at=datetime.now(UTC) - timedelta(seconds=1))
    return delivery


def test_a_file_becomes_an_article() -> None:
    delivery = taken(hand_in(published_on=date(2026, 1, 7), source_name="The Courier"))
    article = delivery.article
    assert delivery.state == Delivery.State.STORED
    assert article is not None
    assert article.text == TEXT
    assert (article.language, article.publisher, article.published_on) == (
        "en",
        "The Courier",
        date(2026, 1, 7),
    )
    assert article.reference == "oslo.txt"
    assert snapshots.read(article.snapshot) == TEXT.encode()


def test_a_page_becomes_an_article(site: Site, story: bytes) -> None:
    url = site.put("/story", story)
    article = taken(deliveries.hand_in_url(by=EditorFactory.create(), url=url)).article
    assert article is not None
    assert article.url == url
    assert article.title == "Warsaw keeps its soldiers at home"
    assert article.publisher == "127.0.0.1"  # its address, not what it calls itself
    assert article.fetched_at is not None


def test_the_same_article_twice_is_one(site: Site, story: bytes) -> None:
    first, second = (
        taken(deliveries.hand_in_url(by=None, url=site.put(path, story))) for path in ("/a", "/b")
    )
    third = taken(hand_in(story, "warsaw.html"))
    assert (first.state, second.state, third.state) == ("stored", "known", "known")
    assert first.article == second.article == third.article
    assert Article.objects.count() == Snapshot.objects.count() == 1


def test_a_task_that_comes_twice_does_nothing_twice(site: Site, story: bytes) -> None:
    delivery = taken(deliveries.hand_in_url(by=None, url=site.put("/", story)))
    assert ingest.ingest(delivery.pk) == delivery.article_id
    assert len(site.asked) == 1


def test_a_delivery_that_is_gone_is_no_trouble() -> None:
    assert ingest.ingest(987654321) is None


def test_a_new_text_at_the_same_address_revises_the_old_one(site: Site, story: bytes) -> None:
    old = taken(deliveries.hand_in_url(by=None, url=site.put("/story", story))).article
    site.put("/story", story.replace(b"not even after a ceasefire", b"unless its parliament agrees"))
    new = taken(deliveries.hand_in_url(by=None, url=site.url("/story"))).article
    assert new is not None
    assert new.revises == old
    assert old is not None
    assert list(old.revisions.all()) == [new]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [(b"", "a.txt", "empty"), (b"\x00" * 500, "a.bin", "binary"), (b"%PDF-1.4 ...", "a.pdf", "PDF"), (b"Hello.", "a.txt", "short"),
     (TEXT.encode().replace(b"Monday", b"\x81\x8d\x8f\x90\x9d" * 9), "a.txt", "encoding")],
)  # fmt: skip
def test_what_is_no_article_ends_with_a_reason(data: bytes, name: str, why: str) -> None:
    delivery = hand_in(data, name)
    assert ingest.ingest(delivery.pk) is None
    delivery.refresh_from_db()
    assert delivery.state == Delivery.State.REFUSED
    assert why in delivery.reason
    assert not Article.objects.exists()


def test_what_is_too_large_is_refused_without_its_bytes(settings: Settings) -> None:
    settings.COALITION_FETCH_LIMIT = 1000
    delivery = hand_in(b"x" * 1001)
    assert (delivery.state, delivery.reason) == ("refused", "It is larger than 1,000 bytes.")
    assert not Snapshot.objects.exists()
    assert ingest.ingest(delivery.pk) is None


def test_an_address_inside_is_refused(settings: Settings) -> None:
    delivery = taken(deliveries.hand_in_url(by=None, url="http://192.168.0.1/admin"))
    assert (delivery.state, "private network" in delivery.reason) == ("refused", True)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "no address", "http://u:p@courier.example/"]
)
def test_what_is_no_address_is_not_even_a_delivery(url: str) -> None:
    with pytest.raises(ForbiddenAddress):
        deliveries.hand_in_url(by=None, url=url)
    assert not Delivery.objects.exists()


def test_a_page_that_is_not_there_failed(site: Site) -> None:
    delivery = taken(deliveries.hand_in_url(by=None, url=site.url("/nothing")))
    assert (delivery.state, delivery.reason) == ("failed", "The server answered 404.")


def test_what_may_pass_is_tried_again(site: Site, story: bytes, settings: Settings) -> None:
    settings.COALITION_RETRY_PAUSE = 15
    delivery = deliveries.hand_in_url(by=None, url=site.put("/", b"busy", 503))
    with pytest.raises(RetryLater) as later:
        ingest.ingest(delivery.pk)
    assert later.value.seconds == 15
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("waiting", "The server answered 503.")
    site.put("/", story)
    assert taken(rested(delivery)).state == "stored"
    assert delivery.reason == ""


def test_it_rests_until_its_next_try(site: Site, settings: Settings) -> None:
    settings.COALITION_RETRY_PAUSE = 3600
    delivery = deliveries.hand_in_url(by=None, url=site.put("/", b"busy", 503))
    for _ in range(3):
        with pytest.raises(RetryLater):
            ingest.ingest(delivery.pk)
    assert len(site.asked) == 1
    delivery.refresh_from_db()
    assert delivery.attempts == 1


def test_the_pauses_grow_and_the_server_is_heard(site: Site, settings: Settings) -> None:
    settings.COALITION_RETRY_PAUSE = 15
    delivery = deliveries.hand_in_url(by=None, url=site.put("/", b"busy", 429, retry_after="100"))
    pauses = []
    for _try in range(ingest.MOST_TRIES):
        try:
            ingest.ingest(rested(delivery).pk)
        except RetryLater as later:
            pauses.append(later.seconds)
    assert pauses == [100, 100, 100, 120]
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("failed", "The server answered 429.")
    assert len(site.asked) == ingest.MOST_TRIES


def test_what_kills_its_worker_each_time_ends_too() -> None:
    """A try is counted before it is made: a page that makes the worker run out of memory is not tried for ever."""
    delivery = hand_in()
    Delivery.objects.filter(pk=delivery.pk).update(attempts=ingest.MOST_TRIES)
    assert (taken(delivery).state, "cut short" in delivery.reason) == ("failed", True)


def test_killed_after_fetching_it_goes_on_without_asking_again(
    site: Site, story: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = deliveries.hand_in_url(by=None, url=site.put("/story", story))

    def die(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(ingest, "extract", die)
        with pytest.raises(SystemExit):
            ingest.ingest(delivery.pk)
    assert taken(delivery).state == "stored"
    assert len(site.asked) == 1
    assert delivery.article is not None
    assert delivery.article.url == site.url("/story")


@pytest.mark.django_db(transaction=True)
def test_run_twice_at_once_it_is_one_article() -> None:
    """Two workers with the same delivery, and two with the same text: one article, and nobody fails."""
    twice_each = [hand_in(name=f"{number}.txt").pk for number in (1, 2)] * 2
    found: list[int | None] = []
    start = threading.Barrier(len(twice_each), timeout=180)

    def work(delivery_id: int) -> None:
        try:
            start.wait()
            found.append(ingest.ingest(delivery_id))
        finally:
            connection.close()

    run_at_once([partial(work, pk) for pk in twice_each])
    assert len(found) == 4
    assert len(set(found)) == Article.objects.count() == Snapshot.objects.count() == 1
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["known", "stored"]


def test_polled_articles_ask_robots_first(site: Site, story: bytes) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", content_type="text/plain")
    source = SourceFactory.create()
    private = Delivery.objects.create(source=source, url=site.put("/private/story", story))
    public = Delivery.objects.create(source=source, url=site.put("/story", story))
    assert (taken(private).state, "robots.txt" in private.reason) == ("refused", True)
    assert taken(public).state == "stored"
    assert site.asked == ["/robots.txt", "/story"]  # asked once, kept for both


def test_an_editor_visits_as_a_reader_does(site: Site, story: bytes) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n")
    assert taken(deliveries.hand_in_url(by=None, url=site.put("/story", story))).state == "stored"


def test_a_site_without_rules_allows_and_one_in_trouble_waits(site: Site, story: bytes) -> None:
    source = SourceFactory.create()
    site.put("/robots.txt", "", 500)
    delivery = Delivery.objects.create(source=source, url=site.put("/story", story))
    with pytest.raises(RetryLater):
        ingest.ingest(delivery.pk)
    site.put("/robots.txt", "", 404)
    assert taken(rested(delivery)).state == "stored"


def test_one_host_gets_one_request_at_a_time(site: Site, story: bytes, settings: Settings) -> None:
    settings.COALITION_FETCH_PAUSE = 3600
    source = SourceFactory.create()
    first, second = (
        Delivery.objects.create(source=source, url=site.put(path, story)) for path in ("/1", "/2")
    )
    assert taken(first).state == "stored"
    with pytest.raises(RetryLater):
        ingest.ingest(second.pk)
    second.refresh_from_db()
    assert (second.state, second.attempts) == ("waiting", 0)
    assert second.next_try_at is not None


def test_a_source_gives_its_name_and_tier(site: Site, story: bytes) -> None:
    source: Source = SourceFactory.create(name="The Ministry", tier="A")
    article = taken(
        Delivery.objects.create(source=source, url=site.put("/1", story), published_on=date(2026, 1, 6))
    ).article
    assert article is not None
    assert (article.source, article.publisher, article.tier) == (source, "The Ministry", "A")
    assert article.published_on == date(2026, 1, 6)  # the feed's word before the page's


def test_lightly_edited_reprints_are_found() -> None:
    words = ["".join(letters) for letters in itertools.islice(itertools.permutations("abcdefg"), 400)]
    report = "Norway could send ships, the minister said. " + " ".join(words) + "."
    reprint = report.replace("the minister said", "a minister has said") + " Read more on our pages."
    other = "Elsewhere nothing happened at all. " + " ".join(reversed(words)) + "."
    article, near, far = (taken(hand_in(text)).article for text in (report, reprint, other))
    assert article is not None
    assert near is not None
    assert list(Article.objects.near_duplicates(article)) == [near]
    assert list(Article.objects.near_duplicates(near)) == [article]
    Article.objects.filter(pk=near.pk).update(fetched_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert not Article.objects.near_duplicates(article).exists()
    assert far is not None


def test_texts_of_few_words_have_no_fingerprint() -> None:
    assert simhash("Only a few words.") is None
    article = taken(
        hand_in("Norway could send ships to the sea, its invented minister said on Monday evening.")
    ).article
    assert article is not None
    assert not Article.objects.near_duplicates(article).exists()


def test_a_publisher_that_is_a_source_has_its_tier() -> None:
    SourceFactory.create(name="The Ministry", tier="A")
    article = taken(hand_in(source_name="the ministry")).article
    assert article is not None
    assert (article.publisher, article.tier, article.source) == ("the ministry", "A", None)


def test_what_is_typed_can_hold_anything() -> None:
    delivery = deliveries.hand_in_text(
        by=None, text=TEXT + "\x00\ud800", title="A\x00 title\nof two lines\ud800", source_name="\x07x"
    )
    assert (delivery.title, delivery.source_name) == ("A title of two lines", "x")
    assert taken(delivery).state == "stored"


def test_what_takes_too_long_is_given_up_and_what_has_ended_stays() -> None:
    slow, done = hand_in(), taken(hand_in(name="b.txt"))
    for delivery in (slow, done):
        ingest.mark_failed(delivery.pk, "Fetching and extracting it took too long.")
        delivery.refresh_from_db()
    assert (slow.state, slow.reason) == ("failed", "Fetching and extracting it took too long.")
    assert done.state == "stored"
