"""A channel for tests: notes what it was given in a table that a test makes, and can be held up in the middle of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from coalition.register.models import OutboxEvent
from coalition.register.outbox.channels import Channel

# While a test holds this lock of the database, a delivery waits for it, its row written and its position not.
HOLD = 0x746F6C64


def deliver(events: Sequence[OutboxEvent]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('outbox_recording') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return  # a test that asks for nothing
        cursor.executemany(
            "INSERT INTO outbox_recording (entry) VALUES (%s)", [(event.entry_id,) for event in events]
        )
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [HOLD])


CHANNEL = Channel("recording", deliver)


@contextmanager
def table() -> Iterator[None]:
    """The table, for a time. It has no constraint, so that what is told twice stands there twice."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE outbox_recording (number bigserial, entry bigint)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE outbox_recording")


def entries() -> list[int]:
    """The entries that the channel was told of, in that order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry FROM outbox_recording ORDER BY number")
        return [entry for (entry,) in cursor.fetchall()]
