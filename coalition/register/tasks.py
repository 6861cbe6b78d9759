"""Celery's ways into the outbox: a name in, a plain function called."""

from celery import shared_task

from coalition.register.outbox import dispatch


@shared_task
def deliver_outbox(channel: str) -> int:
    """Give a channel what it has not had; the number of events."""
    return dispatch.deliver(channel)


@shared_task
def sweep_outbox() -> int:
    """Send a delivery for each channel that is behind, whatever became of the last one; their number."""
    behind = dispatch.behind()
    for channel in behind:
        deliver_outbox.delay(channel)
    return len(behind)


@shared_task
def clean_outbox() -> int:
    """Delete what all channels have been told long ago; the number of events."""
    return dispatch.clean()
