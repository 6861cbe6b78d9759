"""Where we look."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from coalition.codebook.defaults import usual_tier


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> Self:
        """Active sources whose next poll has come, the longest overdue first."""
        return self.filter(active=True, next_poll_at__lte=now).order_by("next_poll_at")


class Source(models.Model):
    """An RSS or Atom feed that is polled when due."""

    name = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, unique=True)
    language = models.CharField(max_length=8, blank=True)
    tier = models.CharField(max_length=1, default=usual_tier)  # a slug of the codebook
    active = models.BooleanField(default=True)
    poll_minutes = models.PositiveIntegerField(default=15)
    next_poll_at = models.DateTimeField(db_index=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    last_error = models.TextField(blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="poll_at_least_daily", condition=Q(poll_minutes__gte=1, poll_minutes__lte=1440)
            )
        ]

    def __str__(self) -> str:
        return self.name
