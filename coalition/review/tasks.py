"""Celery tasks of the desk: ids in, a plain function called."""

from celery import shared_task

from coalition.review import pipeline
from coalition.review.suggestions import propose as proposing


@shared_task
def propose(reading_id: int | None) -> int | None:
    """Suggest what a reading found; nothing when there is no reading."""
    if reading_id is None:
        return None
    proposing.propose(reading_id)
    return reading_id


@shared_task
def sweep() -> int:
    """Send again what lies still; the number of things sent."""
    return pipeline.sweep()
