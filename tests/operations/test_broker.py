"""What a killed worker had taken comes back."""

import json
from typing import Any

import pytest

from coalition.celery import app
from coalition.operations import broker as queue


@pytest.fixture
def taken() -> Any:
    """A task that a worker took and did not finish: its connection is gone, its acknowledgement never came."""
    name = app.conf.task_default_queue
    with app.connection_for_write() as broker:
        broker.default_channel.client.flushdb()
        app.send_task("coalition.review.tasks.sweep", connection=broker)
        lost = broker.SimpleQueue(name)
        message = lost.get(timeout=10)
        client = broker.default_channel.client
        assert client.llen(name) == 0
        # As after kill -9: nothing puts it back on the way out.
        message.channel.qos._delivered.clear()
        yield client
        client.flushdb()


def test_an_unfinished_task_is_queued_again_once(taken: Any) -> None:
    assert queue.requeue_unacknowledged() == 1
    waiting = taken.lrange(app.conf.task_default_queue, 0, -1)
    assert [json.loads(message)["headers"]["task"] for message in waiting] == ["coalition.review.tasks.sweep"]
    assert queue.requeue_unacknowledged() == 0


def test_the_lock_of_a_killed_search_is_removed(taken: Any) -> None:
    taken.set("unacked_mutex", "held by nobody any more")
    queue.requeue_unacknowledged()
    assert taken.get("unacked_mutex") is None


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_seen_while_it_runs(celery_worker: Any) -> None:
    assert queue.has_worker()
    celery_worker.kill()
    assert not queue.has_worker(timeout=0.2)
