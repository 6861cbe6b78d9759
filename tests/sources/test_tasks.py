"""Taking in and polling by a real worker."""

import threading
from datetime import UTC, datetime

import pytest

from coalition.operations import broker
from coalition.sources import deliveries, tasks
from coalition.sources.models import Article, Delivery
from tests.factories.sources import SourceFactory
from tests.sources.site import Handler, Site
from tests.waiting import wait_until
from tests.worker import Worker


def state_of(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_a_worker_takes_in_what_is_sent(celery_worker: Worker, site: Site, story: bytes) -> None:
    handed_in = [
        deliveries.hand_in_url(by=None, url=site.put("/story", story)),
        deliveries.hand_in_bytes(by=None, data=story, name="story.html"),
        deliveries.hand_in_bytes(by=None, data=b"\x00" * 1000, name="story.bin"),
        deliveries.hand_in_url(by=None, url=site.url("/nothing")),
    ]
    for delivery in handed_in:
        tasks.ingest_delivery.delay(delivery.pk)
    celery_worker.wait_idle()
    states = [state_of(delivery) for delivery in handed_in]
    assert sorted(states[:2]) == ["known", "stored"]
    assert states[2:] == ["refused", "failed"]
    assert Article.objects.count() == 1


def test_a_worker_tries_again_what_may_pass(celery_worker: Worker, site: Site, story: bytes) -> None:
    delivery = deliveries.hand_in_url(by=None, url=site.put("/story", b"busy", 503))
    tasks.ingest_delivery.delay(delivery.pk)
    wait_until(lambda: len(site.asked) >= 1, "The site was never asked.")
    site.put("/story", story)
    wait_until(lambda: state_of(delivery) == "stored", "The delivery was not stored.")
    assert delivery.attempts >= 2


def test_a_worker_gives_up_at_last(celery_worker: Worker, site: Site) -> None:
    delivery = deliveries.hand_in_url(by=None, url=site.put("/story", b"busy", 503))
    tasks.ingest_delivery.delay(delivery.pk)
    wait_until(lambda: state_of(delivery) == "failed", "The delivery did not fail.")
    assert delivery.reason == "The server answered 503."


def test_killed_in_the_middle_the_article_comes_all_the_same(
    celery_worker: Worker, site: Site, story: bytes
) -> None:
    """What the worker had taken is queued again when the next one starts, as `make run` does it."""
    asked, go_on = threading.Event(), threading.Event()

    def hesitate(handler: Handler) -> None:
        asked.set()
        go_on.wait(180)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(story)

    delivery = deliveries.hand_in_url(by=None, url=site.misbehave("/story", hesitate))
    tasks.ingest_delivery.delay(delivery.pk)
    assert asked.wait(180)
    celery_worker.kill()
    go_on.set()
    assert state_of(delivery) == "waiting"
    broker.requeue_unacknowledged()
    celery_worker.start()
    celery_worker.take()
    wait_until(lambda: state_of(delivery) == "stored", "The delivery was not stored.")
    assert Article.objects.count() == 1


def test_due_sources_are_polled(celery_worker: Worker, site: Site) -> None:
    item = "<item><title>Story</title><link>/story</link></item>"
    url = site.put("/feed", f'<rss version="2.0"><channel>{item}</channel></rss>')
    source = SourceFactory.create(url=url, next_poll_at=datetime.now(UTC))
    for _ in range(3):
        tasks.poll_due.delay()
    celery_worker.wait_idle()
    assert [delivery.url for delivery in Delivery.objects.filter(source=source)] == [site.url("/story")]
    assert site.asked == ["/feed"]


@pytest.mark.django_db
def test_beat_knows_the_polling() -> None:
    from django.conf import settings

    from coalition.celery import app

    app.autodiscover_tasks(force=True)
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)
    assert "coalition.sources.tasks.poll_due" in {
        entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()
    }
