"""Whether a worker answers, and the tasks that a killed one left unacknowledged."""

from typing import Any

from coalition.celery import app

PING_TIMEOUT = 1.0  # seconds


def has_worker(timeout: float | None = None) -> bool:
    """Whether a Celery worker answers within `timeout` seconds (PING_TIMEOUT). Raises OperationalError when the broker is gone."""
    # A connection of its own: Celery's pool would hand out one that a restarted broker has closed.
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=1)
        timeout = PING_TIMEOUT if timeout is None else timeout
        # The first answer is enough; without the limit it would wait for more.
        return bool(app.control.inspect(timeout=timeout, limit=1, connection=broker).ping())


def requeue_unacknowledged() -> int:
    """Put back into the queue what workers had taken and not finished; how many tasks that were.

    Right only when no worker is left: without this, what a killed worker had taken would wait for the visibility
    time-out. Does nothing for brokers other than Redis and Valkey, which know by themselves that a worker is gone.
    """
    with app.connection_for_write() as broker:
        channel: Any = broker.default_channel  # what follows belongs to kombu's Redis transport alone
        if broker.transport.driver_type != "redis":
            return 0
        tags = channel.client.zrange(channel.unacked_index_key, 0, -1)
        for tag in tags:
            channel.qos.restore_by_tag(tag, channel.client)
        # A worker killed while it looked for lost tasks would keep the next one from doing so, for minutes.
        channel.client.delete(channel.unacked_mutex_key)
        return len(tags)
