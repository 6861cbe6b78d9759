"""Gives the events of the outbox to the channels: in order, each once, whoever is killed and whoever runs at once."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction

from coalition.register.models import OutboxEvent, OutboxPosition
from coalition.register.outbox import channels
from coalition.register.outbox.channels import Channel

BATCH = 500  # events a transaction


def deliver(name: str) -> int:
    """Give a channel everything that it has not had; how many events that were.

    Returns 0 when another dispatcher is at it, and for a channel that is registered no more. When the channel raises,
    its position stays, the reason is kept beside it, and the error goes on to the caller.
    """
    channel = channels.named(name)
    if channel is None:
        return 0
    OutboxPosition.objects.get_or_create(channel=name)
    delivered = 0
    try:
        while batch := _deliver_batch(channel):
            delivered += batch
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
        OutboxPosition.objects.filter(channel=name).update(failure=failure, failed_at=datetime.now(UTC))
        raise
    return delivered


@transaction.atomic
def _deliver_batch(channel: Channel) -> int:
    """The next events, and the position after them, in one transaction.

    Entries are committed in the order of their numbers (see `ledger.begin`), so nothing can turn up behind a position.
    Who finds the position locked goes away: the holder looks again before it ends, and what is committed between that
    look and its end waits for the sweep.
    """
    locked = OutboxPosition.objects.select_for_update(skip_locked=True)
    position = locked.filter(channel=channel.name).first()
    if position is None:
        return 0
    events = list(OutboxEvent.objects.following(position.entry)[:BATCH])
    if events:
        channel.deliver(events)
        position.entry, position.failure, position.failed_at = events[-1].entry_id, "", None
        position.save(update_fields=["entry", "failure", "failed_at"])
    return len(events)


def behind() -> list[str]:
    """The channels that have not been given everything yet."""
    newest = OutboxEvent.objects.order_by("-entry").values_list("entry", flat=True).first() or 0
    reached = _positions()
    return [channel.name for channel in channels.registered() if reached.get(channel.name, 0) < newest]


def clean(now: datetime | None = None) -> int:
    """Delete the events that all channels have been given and that are older than OUTBOX_DAYS; how many that were.

    A page that was closed longer than that fetches itself whole when it comes back.
    """
    reached = _positions()
    passed = min((reached.get(channel.name, 0) for channel in channels.registered()), default=None)
    moment = (now or datetime.now(UTC)) - timedelta(days=settings.OUTBOX_DAYS)
    events = OutboxEvent.objects.filter(recorded_at__lt=moment)
    if passed is not None:
        events = events.filter(entry__lte=passed)
    return events.delete()[0]


def _positions() -> dict[str, int]:
    return dict(OutboxPosition.objects.values_list("channel", "entry"))
