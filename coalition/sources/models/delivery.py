"""What arrived, and what became of it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from coalition.sources.models.article import Article
from coalition.sources.models.snapshot import Snapshot
from coalition.sources.models.source import Source


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        """Not ended yet: still to be fetched, extracted or stored."""
        return self.filter(state=Delivery.State.WAITING)

    def unsent(self) -> Self:
        """Waiting, and no task was sent for them yet, the oldest first: what a poll left behind."""
        return self.waiting().filter(sent_at=None).order_by("arrived_at", "pk")

    def stuck(self, before: datetime) -> Self:
        """Waiting, not touched since, and not resting until a next try: their task was lost and has to be sent again."""
        resting = Q(next_try_at__gte=before)
        return self.waiting().filter(touched_at__lt=before).exclude(resting).order_by("arrived_at", "pk")


class Delivery(models.Model):
    """One thing that arrived, by feed or by hand, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        STORED = "stored"  # became a new article
        KNOWN = "known"  # the article was already there
        REFUSED = "refused"  # not an article: empty, binary, too large, a forbidden address, …
        FAILED = "failed"  # could not be had: time-out, error of the server, …

    state = models.CharField(max_length=8, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(max_length=500, blank=True)  # one sentence, for refused and failed
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    source_name = models.CharField(max_length=200, blank=True)  # as given by hand
    url = models.URLField(max_length=2000, blank=True)
    reference = models.CharField(max_length=500, blank=True)
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    content_type = models.CharField(max_length=200, blank=True)  # as the server or the file's name said
    final_url = models.URLField(max_length=2000, blank=True)  # where the redirects ended
    fetched_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(null=True, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    handed_in_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)  # when a task was last sent for it
    next_try_at = models.DateTimeField(null=True, blank=True)  # it rests until then
    arrived_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                name="one_delivery_a_feed_item", fields=["source", "url"], condition=Q(source__isnull=False)
            ),
            models.CheckConstraint(
                name="an_end_says_why",
                condition=~Q(state__in=["refused", "failed"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="a_stored_delivery_has_its_article",
                condition=~Q(state__in=["stored"]) | Q(snapshot__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url or self.reference}: {self.state}"
