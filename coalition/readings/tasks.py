"""Celery's way in."""

import logging

from celery import shared_task

from coalition.readings import runs
from coalition.sources.models import Article

logger = logging.getLogger(__name__)


@shared_task
def read_article(article_id: int | None) -> int | None:
    """Read an article; the reading's id, or None when there is no article to read."""
    if article_id is None:
        return None
    try:
        return runs.read_article(article_id)
    except Article.DoesNotExist:
        logger.warning("article %s is gone; nothing was read", article_id)
        return None
