"""Celery's ways in: ids, a plain function called. Everything that can go wrong is stored there, not here."""

from celery import Task, shared_task
from celery.exceptions import SoftTimeLimitExceeded

from coalition.sources import ingest, polling
from coalition.sources.errors import RetryLater


@shared_task(bind=True, max_retries=None)  # ingest.py counts the tries, in the database
def ingest_delivery(self: "Task[[int], int | None]", delivery_id: int) -> int | None:
    """Ingest one delivery; the article's id, or None when it ended without one."""
    try:
        return ingest.ingest(delivery_id)
    except RetryLater as later:
        raise self.retry(countdown=later.seconds) from later
    except SoftTimeLimitExceeded:
        ingest.mark_failed(delivery_id, "Fetching and extracting it took too long.")
        return None


@shared_task
def poll(source_id: int) -> int:
    """Poll one source; the number of new deliveries."""
    return polling.poll(source_id)


@shared_task
def poll_due() -> int:
    """Send a poll for each source whose turn it is; their number."""
    claimed = polling.claim_due()
    for source_id in claimed:
        poll.delay(source_id)
    return len(claimed)
