"""A worker is killed in the middle; when one is back, the article is read, once."""

import threading

from django.urls import reverse

from coalition.readings.models import Reading
from coalition.review import pipeline
from coalition.review.models import Proposal, Suggestion
from coalition.sources.models import Article, Delivery
from tests.factories.readings import ClaimFactory, ReadingFactory
from tests.factories.sources import ArticleFactory
from tests.flows.articles import ARTICLE, PAGE
from tests.sources.site import Answer
from tests.waiting import wait_until


def test_an_article_whose_fetch_was_killed_is_read_once_the_worker_is_back(
    desk, celery_worker, site, settings
):
    hanging = threading.Event()

    def hang(handler):
        hanging.set()
        site.closing.wait(180)

    url = site.misbehave("/story", hang)
    desk.post(reverse("review:hand_in"), {"url": url, "language": "de", "published": "2026-03-02"})
    assert hanging.wait(180)
    celery_worker.kill()
    site.pages["/story"] = Answer(PAGE.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    celery_worker.start()
    celery_worker.take()
    settings.COALITION_LOST_AFTER = 0  # no need to wait for half a minute here
    assert pipeline.sweep() == 1
    wait_until(lambda: Proposal.objects.exists(), "The article was not proposed.")
    assert Delivery.objects.get().state == Delivery.State.STORED
    assert (Article.objects.count(), Reading.objects.count()) == (1, 1)
    assert set(Suggestion.objects.waiting().values_list("country", flat=True)) == {"NO", "DK"}


def test_an_article_stored_but_not_read_and_a_reading_not_proposed_are_carried_on(desk, celery_worker):
    ArticleFactory.create(text=ARTICLE, language="de")
    ClaimFactory.create(reading=ReadingFactory.create(), country="SE", status="open")
    assert pipeline.sweep() == 2
    celery_worker.wait_idle()
    assert set(Suggestion.objects.waiting().values_list("country", flat=True)) == {"NO", "DK", "SE"}
    assert pipeline.sweep() == 0
    ArticleFactory.create()
    assert pipeline.sweep() == 1


def test_a_sweep_does_not_send_again_what_was_just_sent_nor_crowd_the_queue(desk, monkeypatch):
    ArticleFactory.create_batch(3)
    assert pipeline.sweep() == 3
    assert pipeline.sweep() == 0
    assert pipeline.queued() == 3
    ArticleFactory.create()
    monkeypatch.setattr(pipeline, "MAX_QUEUED", 2)
    assert pipeline.sweep() == 0


def test_a_delivery_that_a_poll_left_behind_is_sent(desk, celery_worker, site):
    url = site.put("/story", PAGE)
    Delivery.objects.create(url=url, language="de")
    assert pipeline.sweep() == 1
    celery_worker.wait_idle()
    assert Suggestion.objects.waiting().count() == 2
