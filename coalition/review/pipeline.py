"""Moves what arrived through the stages: ingest, read, propose. Each stage can be repeated without harm."""

from datetime import timedelta

from celery import Signature, chain
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from kombu import Queue

from coalition.celery import app
from coalition.readings.models import Reading
from coalition.sources.models import Article, Delivery

# A sweep sends at most so many things a stage, and none while so many wait for a worker already.
BATCH_SIZE = 100
MAX_QUEUED = 200
# What is not kept by a stage itself is not sent again before so many seconds.
RESEND_AFTER = 30
# Rows are numbered when they are written and visible when that is committed: so many numbers may still turn up.
UNCOMMITTED = 1000
HOUR = 3600

# The stages by the names of their tasks: the pipeline sends them, and one of them runs the sweep below.
INGEST = "coalition.sources.tasks.ingest_delivery"
READ = "coalition.readings.tasks.read_article"
PROPOSE = "coalition.review.tasks.propose"


def _stages_from(first: str, pk: int) -> Signature[object]:
    """The stages from the first named on; each is given what the one before it returned."""
    stages = (INGEST, READ, PROPOSE)
    first_stage, *rest = stages[stages.index(first) :]
    return chain(app.signature(first_stage, args=(pk,)), *(app.signature(name) for name in rest))


def advance(delivery_id: int) -> None:
    """Send a delivery on its way, once the transaction it was written in is committed."""
    now = timezone.now()
    Delivery.objects.waiting().filter(pk=delivery_id).update(sent_at=now, touched_at=now)
    transaction.on_commit(_stages_from(INGEST, delivery_id).apply_async)


def sweep() -> int:
    """Send what nobody works on: lost or never sent deliveries, articles not read, readings not proposed.

    This is what makes a killed worker harmless: nothing is known by its task, but by what is missing. Returns how
    many things were sent.
    """
    if queued() > MAX_QUEUED:
        return 0
    sent = 0
    # The last stage first, or what an earlier one sends could be sent again by a later one.
    for send in (_send_unproposed, _send_unread, _send_deliveries):
        sent += send()
    return sent


def queued() -> int:
    """How many tasks wait for a worker."""
    with app.connection_for_read() as broker:
        queue = Queue(app.conf.task_default_queue, channel=broker.default_channel)
        return int(queue.queue_declare().message_count)  # type: ignore[union-attr]  # the stubs are wrong here


def _send_deliveries() -> int:
    lost = timezone.now() - timedelta(seconds=settings.COALITION_LOST_AFTER)
    waiting = [*Delivery.objects.unsent()[:BATCH_SIZE], *Delivery.objects.stuck(lost)[:BATCH_SIZE]]
    for delivery in waiting:
        advance(delivery.pk)
    return len(waiting)


def _send_unread() -> int:
    return _send(READ, Article.objects.filter(readings=None))


def _send_unproposed() -> int:
    new = Reading.objects.current().filter(Q(proposal=None) | Q(proposal__proposed_at__lt=F("started_at")))
    return _send(PROPOSE, new)


def _send(stage: str, missing: QuerySet[Article] | QuerySet[Reading]) -> int:
    """Send the first of what this stage has still to do, but nothing that was sent a moment ago.

    So that a sweep costs the same however much has been done, it looks only at what came since nothing was missing;
    once an hour, or when the cache was lost, at everything.
    """
    floor_key = f"sweep:{stage}:floor"
    newest = missing.model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    ids = list(
        missing.filter(pk__gt=cache.get(floor_key, 0))
        .order_by("pk")
        .values_list("pk", flat=True)[:BATCH_SIZE]
    )
    if not ids:
        cache.set(floor_key, newest - UNCOMMITTED, timeout=HOUR)
    sent = [pk for pk in ids if cache.add(f"sweep:{stage}:{pk}", 1, timeout=RESEND_AFTER)]
    for pk in sent:
        _stages_from(stage, pk).apply_async()
    return len(sent)
