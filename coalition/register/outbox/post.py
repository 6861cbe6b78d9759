"""Puts an entry into the outbox, in the transaction that records it, and has it delivered once that is committed."""

from django.db import connection, transaction

from coalition.register import tasks
from coalition.register.models import Entry, OutboxEvent
from coalition.register.outbox import channels
from coalition.register.outbox.scope import Scope

# Where the database says at once that the register moved, to whoever LISTENs; the payload is the new version.
TOPIC = "coalition_register"


def post(entry: Entry, scope: Scope, nature: str = "") -> None:
    """Write the event of an entry. A trigger refuses every entry that reaches its commit without one."""
    OutboxEvent.objects.create(
        entry=entry,
        subject=entry.subject,
        nature=nature,
        countries=list(scope.countries),
        kinds=list(scope.kinds),
        cells=list(scope.cells),
        recorded_at=entry.recorded_at,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [TOPIC, str(entry.sequence)])
    # Once a transaction, however much it records: the starter data is hundreds of entries.
    if not any(hook[1] is _send for hook in connection.run_on_commit):
        # Robust, because what is recorded stays so when the broker is away: the sweep delivers it later.
        transaction.on_commit(_send, robust=True)


def _send() -> None:
    for channel in channels.registered():
        tasks.deliver_outbox.apply_async((channel.name,), retry=False)
