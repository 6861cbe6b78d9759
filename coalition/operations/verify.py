"""Proves the register's history: the chain, every quote's place, the derived standings, the guards of the tables."""

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import batched
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Exists, OuterRef

from coalition.register import canonical as register_canonical
from coalition.register import ledger, standings
from coalition.register.ledger import Json
from coalition.register.models import (
    Assessment,
    ConditionState,
    Entry,
    Evidence,
    GroupClaim,
    MandateStep,
    Notice,
    Pledge,
    Upheld,
)
from coalition.register.models.append_only import AppendOnly
from coalition.review import canonical as review_canonical
from coalition.review.models import Decision
from coalition.sources.models import Article, Snapshot

BATCH = 2_000

# What has been done so far, in steps of the part that is running.
type Told = Callable[[int], None]


class Altered(Exception):
    """Something differs from what was recorded; the message names the first thing that does."""


CONTENT: Mapping[str, Callable[[Any], Json]] = {
    **register_canonical.CONTENT,
    Entry.Subject.DECISION: review_canonical.decision,
}

ROWS: Mapping[str, models.QuerySet[Any]] = {
    Entry.Subject.PLEDGE: Pledge.objects.prefetch_related("participations"),
    Entry.Subject.ASSESSMENT: Assessment.objects.prefetch_related("evidence", "waits_for__condition"),
    Entry.Subject.CONDITION_STATE: ConditionState.objects.select_related("condition").prefetch_related(
        "evidence"
    ),
    Entry.Subject.MANDATE_STEP: MandateStep.objects.select_related("mandate").prefetch_related("evidence"),
    Entry.Subject.GROUP_CLAIM: GroupClaim.objects.prefetch_related("evidence"),
    Entry.Subject.NOTICE: Notice.objects.prefetch_related("evidence"),
    Entry.Subject.UPHELD: Upheld.objects.all(),
    Entry.Subject.DECISION: Decision.objects.all(),
}


def chain(told: Told, published: str = "") -> ledger.Tip:
    """Recompute every entry from what it is about, and every link; the head then. Raises Altered.

    `published` is the hash of an entry that was noted down elsewhere: it must still be in the chain, or the chain was
    cut off or written anew.
    """
    before, expected, seen = ledger.GENESIS, 1, not published
    for batch in batched(Entry.objects.order_by("sequence").iterator(BATCH), BATCH):
        digests = _digests(batch)
        for entry in batch:
            if entry.sequence != expected:
                raise Altered(f"Entry {expected} is missing: the next one is {entry.sequence}.")
            _compare(entry, digests.get((entry.subject, entry.subject_id)), before)
            before, expected = entry.hash, expected + 1
            seen = seen or entry.hash == published
        told(len(batch))
    if not seen:
        raise Altered(f"The published head {published} is not in the chain: it was cut off or written anew.")
    return ledger.Tip(expected - 1, before)


def _digests(batch: tuple[Entry, ...]) -> dict[tuple[str, int], str]:
    wanted: dict[str, list[int]] = {}
    for entry in batch:
        wanted.setdefault(entry.subject, []).append(entry.subject_id)
    return {
        (subject, row.pk): ledger.digest_of(CONTENT[subject](row))
        for subject, numbers in wanted.items()
        if subject in ROWS
        for row in ROWS[subject].filter(pk__in=numbers)
    }


def _compare(entry: Entry, digest: str | None, before: str) -> None:
    what = f"Entry {entry.sequence} ({entry.subject} {entry.subject_id})"
    if digest is None:
        raise Altered(f"{what}: what it is about is gone.")
    if digest != entry.digest:
        raise Altered(f"{what}: its content is not what was recorded.")
    if entry.hash != ledger.link(before, entry.digest):
        raise Altered(f"{what}: its hash does not follow from the one before.")


def strays(told: Told) -> None:
    """Raise Altered for the first thing that stands in the record without an entry."""
    for subject, rows in ROWS.items():
        entries = Entry.objects.filter(subject=subject, subject_id=OuterRef("pk"))
        stray = (
            rows.model._default_manager.exclude(Exists(entries))
            .order_by("pk")
            .values_list("pk", flat=True)
            .first()
        )
        if stray is not None:
            raise Altered(f"{subject} {stray} has no entry: it did not come in by the register's own door.")
        told(1)


def guards(told: Told) -> None:
    """Raise Altered when a table that is append-only has lost its triggers, or they are switched off."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, count(*) FILTER (WHERE tgenabled IN ('O', 'A')) FROM pg_class"
            " LEFT JOIN pg_trigger ON tgrelid = pg_class.oid AND (tgname LIKE 'pgtrigger_append_only%%'"
            " OR tgname LIKE 'pgtrigger_never_emptied%%')"
            " WHERE relname = ANY(%s) GROUP BY relname ORDER BY relname",
            [tables],
        )
        for table, switched_on in cursor.fetchall():
            if switched_on < 2:
                raise Altered(
                    f"The table {table} is no longer guarded: its triggers are missing or switched off."
                )
            told(1)


def quotes(told: Told) -> int:
    """Hold every quote against the text it was taken from, as far as that is still stored; how many were. Raises Altered."""
    held = 0
    rows = Evidence.objects.filter(form=Evidence.Form.QUOTE, start__isnull=False).order_by("pk")
    for batch in batched(rows.iterator(BATCH), BATCH):
        texts = dict(
            Article.objects.filter(text_hash__in={piece.text_hash for piece in batch}).values_list(
                "text_hash", "text"
            )
        )
        for text_hash, text in texts.items():
            if hashlib.sha256(text.encode("utf-8")).hexdigest() != text_hash:
                raise Altered(f"The article with the text {text_hash} is not what was read.")
        for piece in batch:
            if piece.text_hash not in texts:
                continue
            text = texts[piece.text_hash]
            if text[piece.start : piece.end] != piece.text:
                raise Altered(
                    f"Evidence {piece.pk}: the quote does not stand at {piece.start} to {piece.end} of its article."
                )
            held += 1
        told(len(batch))
    return held


def snapshots(told: Told) -> None:
    """Raise Altered for the first stored page whose bytes are not those that were fetched."""
    for snapshot in Snapshot.objects.order_by("pk").iterator(50):
        try:
            content = zlib.decompress(bytes(snapshot.compressed))
        except zlib.error as error:
            raise Altered(f"Snapshot {snapshot.pk} can't be unpacked ({error}).") from error
        if hashlib.sha256(content).hexdigest() != snapshot.pk:
            raise Altered(f"Snapshot {snapshot.pk} is not what was fetched.")
        told(1)


def derived(told: Told) -> None:
    """Raise Altered for the first pledge whose derived standings are not what follows from its assessments."""
    for pledge, what in standings.faults(told):
        raise Altered(f"The standings of pledge {pledge}: {what}. Run manage.py rebuild_standings.")


def sizes() -> Iterator[tuple[str, int]]:
    """How much there is to do in each part, for a progress bar."""
    yield "chain", Entry.objects.count()
    yield "strays", len(ROWS)
    yield "guards", sum(issubclass(model, AppendOnly) for model in apps.get_models())
    yield "quotes", Evidence.objects.filter(form=Evidence.Form.QUOTE, start__isnull=False).count()
    yield "snapshots", Snapshot.objects.count()
    yield "standings", Pledge.objects.count()
