"""Who committed what: a tracker of what the countries of a coalition have committed to."""

from coalition.celery import app as celery_app

__all__ = ["celery_app"]
