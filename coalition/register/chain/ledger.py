"""Appends to the chain: one writer at a time, no gaps, no forks."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import rfc8785
from django.db import connection

from coalition.register.models import Entry
from coalition.register.outbox.post import post
from coalition.register.outbox.scope import Scope

type Json = Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None

CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
GENESIS = "0" * 64
# Any number would do, as long as nobody else in the database uses it.
LOCK = 0x636F616C


class Head(NamedTuple):
    """The newest entry: published elsewhere, it keeps anybody from cutting off or rewriting the chain unseen."""

    sequence: int
    hash: str


def begin() -> datetime:
    """Wait until nobody else is writing to the record, and give the time to record as.

    Must be called inside a transaction, before the first row is written; the lock is held until it ends, so the
    times of recording stand in the same order as the entries.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        # Later than everything recorded before, even if the machine's clock was set back meanwhile.
        cursor.execute(
            "SELECT greatest(clock_timestamp(), interval '1 microsecond'"
            " + (SELECT recorded_at FROM register_entry ORDER BY sequence DESC LIMIT 1))"
        )
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)  # noqa: S101 - for the type checker
    return now.astimezone(UTC)


def append(
    subject: Entry.Subject,
    subject_id: int,
    content: Json,
    recorded_at: datetime,
    *,
    scope: Scope,
    nature: str = "",
) -> Entry:
    """Chain one thing and put it into the outbox; its content is hashed in the canonical form of RFC 8785.

    `scope` is what it is about; `nature` says of a thing that can be put right whether it is a correction.
    """
    last = Entry.objects.order_by("-sequence").first()
    digest = digest_of(content)
    entry = Entry.objects.create(
        sequence=last.sequence + 1 if last else 1,
        subject=subject,
        subject_id=subject_id,
        recorded_at=recorded_at,
        digest=digest,
        hash=link(last.hash if last else GENESIS, digest),
    )
    post(entry, scope, nature)
    return entry


def digest_of(content: Json) -> str:
    """SHA-256 of the canonical form, as hexadecimal text."""
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def canonical_bytes(content: Json) -> bytes:
    """The canonical form of RFC 8785, in UTF-8.

    Without floats, and with keys in ASCII as all of ours are, the standard library writes the same bytes some fifteen
    times as fast as the reference implementation; a test holds the two together.
    """
    if _has_float(content):
        return rfc8785.dumps(content)
    return CANONICAL.encode(content).encode("utf-8")


def _has_float(content: Any) -> bool:
    """For what JSON is made of in memory: dict, list and tuple. Called for everything ever recorded, so kept quick."""
    kind = type(content)
    if kind is dict:
        children = content.values()
    elif kind is list or kind is tuple:
        children = content
    else:
        return kind is float
    for child in children:
        kind = type(child)
        if kind is float or ((kind is dict or kind is list or kind is tuple) and _has_float(child)):
            return True
    return False


def link(before: str, digest: str) -> str:
    """The hash of an entry: SHA-256 over the hash before it and its digest, both as hexadecimal text."""
    return hashlib.sha256(f"{before}{digest}".encode("ascii")).hexdigest()


def version() -> int:
    """The register's version: how many things have been recorded. 0 when it is empty.

    Asked before every kept page, hence in SQL: building the same question with the ORM takes four times as long as
    asking it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequence FROM register_entry ORDER BY sequence DESC LIMIT 1")
        last = cursor.fetchone()
    return int(last[0]) if last else 0
