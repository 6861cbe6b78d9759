"""What arrived goes through the stages; what nobody works on is sent again."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from coalition.review import pipeline, tasks
from coalition.review.suggestions.propose import propose
from coalition.sources.models import Delivery
from tests.factories.readings import reading
from tests.factories.sources import ArticleFactory, DeliveryFactory

pytestmark = pytest.mark.django_db


class Sent:
    """Stands in for what goes to the broker: the first stage of each chain, and its id."""

    def __init__(self) -> None:
        self.chains: list[tuple[str, int]] = []

    def stages_from(self, first: str, pk: int) -> "Sent.Chain":
        return Sent.Chain(self, first, pk)

    class Chain:
        def __init__(self, sent: "Sent", first: str, pk: int) -> None:
            self.sent, self.entry = sent, (first, pk)

        def apply_async(self) -> None:
            self.sent.chains.append(self.entry)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    cache.clear()
    found = Sent()
    monkeypatch.setattr(pipeline, "_stages_from", found.stages_from)
    monkeypatch.setattr(pipeline, "queued", lambda: 0)
    return found


def test_a_delivery_is_sent_once_it_is_committed(sent, django_capture_on_commit_callbacks) -> None:
    delivery = DeliveryFactory.create()
    with django_capture_on_commit_callbacks(execute=True):
        pipeline.advance(delivery.pk)
        assert sent.chains == []
    assert sent.chains == [(pipeline.INGEST, delivery.pk)]
    delivery.refresh_from_db()
    assert delivery.sent_at is not None


def test_a_delivery_that_was_never_sent_is_found(sent, django_capture_on_commit_callbacks) -> None:
    delivery = DeliveryFactory.create()
    DeliveryFactory.create(state=Delivery.State.REFUSED, reason="It is empty.")
    with django_capture_on_commit_callbacks(execute=True):
        assert pipeline.sweep() == 1
    assert sent.chains == [(pipeline.INGEST, delivery.pk)]


def test_a_delivery_that_a_worker_died_over_is_sent_again(sent, settings, django_capture_on_commit_callbacks):
    settings.COALITION_LOST_AFTER = 60
    now = timezone.now()
    DeliveryFactory.create(sent_at=now)
    lost = DeliveryFactory.create(sent_at=now - timedelta(hours=1))
    Delivery.objects.filter(pk=lost.pk).update(touched_at=now - timedelta(seconds=61))
    with django_capture_on_commit_callbacks(execute=True):
        pipeline.sweep()
    assert sent.chains == [(pipeline.INGEST, lost.pk)]


def test_articles_that_were_not_read_are_sent_to_be_read(sent) -> None:
    unread = ArticleFactory.create()
    propose(reading().pk)
    assert pipeline.sweep() == 1
    assert sent.chains == [(pipeline.READ, unread.pk)]


def test_readings_that_were_not_proposed_are_sent_to_be_proposed(sent) -> None:
    new = reading()
    propose(reading().pk)
    pipeline.sweep()
    assert sent.chains == [(pipeline.PROPOSE, new.pk)]


def test_a_reading_that_was_repeated_is_proposed_again(sent) -> None:
    run = reading()
    propose(run.pk)
    type(run).objects.filter(pk=run.pk).update(started_at=timezone.now() + timedelta(minutes=1))
    pipeline.sweep()
    assert sent.chains == [(pipeline.PROPOSE, run.pk)]


def test_what_was_sent_a_moment_ago_is_not_sent_again(sent) -> None:
    ArticleFactory.create()
    assert [pipeline.sweep(), pipeline.sweep()] == [1, 0]
    cache.clear()  # the moment has passed
    assert pipeline.sweep() == 1


def test_nothing_is_sent_while_many_wait_for_a_worker(sent, monkeypatch: pytest.MonkeyPatch) -> None:
    ArticleFactory.create()
    monkeypatch.setattr(pipeline, "queued", lambda: pipeline.MAX_QUEUED + 1)
    assert pipeline.sweep() == 0
    assert sent.chains == []


def test_no_more_than_a_batch_is_sent_at_once_the_oldest_first(sent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH_SIZE", 2)
    articles = ArticleFactory.create_batch(3)
    assert pipeline.sweep() == 2
    assert sent.chains == [(pipeline.READ, one.pk) for one in articles[:2]]


def test_once_nothing_is_missing_only_what_came_later_is_looked_at(
    sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "UNCOMMITTED", 0)
    first = reading().article
    pipeline.sweep()
    first.readings.all().delete()
    later = ArticleFactory.create()
    sent.chains.clear()
    pipeline.sweep()
    assert sent.chains == [(pipeline.READ, later.pk)]


def test_the_stages_follow_each_other() -> None:
    names = [signature.task for signature in pipeline._stages_from(pipeline.READ, 7).tasks]
    assert names == [pipeline.READ, pipeline.PROPOSE]
    whole = pipeline._stages_from(pipeline.INGEST, 7)
    assert [signature.task for signature in whole.tasks] == [pipeline.INGEST, pipeline.READ, pipeline.PROPOSE]
    assert whole.tasks[0].args == (7,)


def test_the_task_of_proposing_passes_on_what_it_was_given() -> None:
    run = reading({"country": "NO", "kind": "troops", "status": "open"})
    assert tasks.propose(run.pk) == run.pk
    assert run.proposal
    assert tasks.propose(None) is None
