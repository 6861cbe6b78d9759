"""What has been recorded and is still to be told: a row an entry, and how far each channel has got."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from coalition.register.models.ledger import Entry


class OutboxEventQuerySet(models.QuerySet["OutboxEvent"]):
    def between(self, after: int, until: int) -> Self:
        """Those of the entries after one number and up to another, in the order of recording."""
        return self.filter(entry__gt=after, entry__lte=until).order_by("entry")

    def following(self, position: int) -> Self:
        """Those that a channel at this position has not been given yet, in the order of recording."""
        return self.filter(entry__gt=position).order_by("entry")


class OutboxEvent(models.Model):
    """One entry of the ledger, as the channels are told of it: what it is about, without its content.

    Written in the transaction of the record (`register.outbox.post`), and no part of it: once all channels have been
    told it is cleaned away.
    """

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="event")
    subject = models.CharField(max_length=16, choices=Entry.Subject)
    nature = models.CharField(
        max_length=10, blank=True
    )  # assessment, correction, retraction; empty: has none
    countries = ArrayField(models.CharField(max_length=2), default=list)
    kinds = ArrayField(models.CharField(max_length=32), default=list)
    # Of the matrix, as `DE.troops`: those that may look different now.
    cells = ArrayField(models.CharField(max_length=35), default=list)
    recorded_at = models.DateTimeField()

    entry_id: int

    objects = OutboxEventQuerySet.as_manager()

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.nature or self.subject}"


class OutboxPosition(models.Model):
    """How far a channel has got: it has been given every event up to this entry, each once, and none after it."""

    channel = models.CharField(primary_key=True, max_length=40)
    entry = models.BigIntegerField(default=0)
    # Why the last delivery failed, and when; empty after one that did not.
    failure = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["channel"]

    def __str__(self) -> str:
        return f"{self.channel} at {self.entry}"
