"""Proves the register's history: the chain, every quote's place, the derived standings, the guards of the tables."""

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import batched
from typing import Any

import pgtrigger
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models
from django.db.models import Exists, OuterRef

from coalition.register import evidence_rules
from coalition.register.chain import canonical as register_canonical
from coalition.register.chain import ledger
from coalition.register.chain.ledger import Json
from coalition.register.derived import standings
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
from coalition.review.models import Decision
from coalition.review.record import decisions
from coalition.sources.models import Article, Snapshot

BATCH = 2_000

# What has been done so far, in steps of the part that is running.
type Told = Callable[[int], None]


class Altered(Exception):
    """Something differs from what was recorded; the message names the first thing that does."""


CONTENT: Mapping[str, Callable[[Any], Json]] = {
    **register_canonical.CONTENT,
    Entry.Subject.DECISION: decisions.canonical_content,
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

# What is not recorded but opened or decided.
WHEN: Mapping[str, str] = {Entry.Subject.PLEDGE: "created_at", Entry.Subject.DECISION: "decided_at"}


def chain(told: Told, published: str = "") -> ledger.Tip:
    """Recompute every entry from what it is about, and every link; the head then. Raises Altered.

    `published` is the hash of an entry that was noted down elsewhere: it must still be in the chain, or the chain was
    cut off or written anew.
    """
    before, expected, seen = ledger.GENESIS, 1, not published
    for batch in batched(Entry.objects.order_by("sequence").iterator(BATCH), BATCH):
        things = _things(batch)
        for entry in batch:
            if entry.sequence != expected:
                raise Altered(f"Entry {expected} is missing: the next one is {entry.sequence}.")
            _compare(entry, things.get((entry.subject, entry.subject_id)), before)
            before, expected = entry.hash, expected + 1
            seen = seen or entry.hash == published
        told(len(batch))
    if not seen:
        raise Altered(f"The published head {published} is not in the chain: it was cut off or written anew.")
    return ledger.Tip(expected - 1, before)


def _things(batch: tuple[Entry, ...]) -> dict[tuple[str, int], tuple[str, datetime]]:
    """What the entries are about: its digest as it is now, and when it says that it was recorded."""
    wanted: dict[str, list[int]] = {}
    for entry in batch:
        wanted.setdefault(entry.subject, []).append(entry.subject_id)
    return {
        (subject, row.pk): (_digest(subject, row), getattr(row, WHEN.get(subject, "recorded_at")))
        for subject, numbers in wanted.items()
        if subject in ROWS
        for row in ROWS[subject].filter(pk__in=numbers)
    }


def _digest(subject: str, row: Any) -> str:
    """The digest of a thing as it is now; none when something that it names is gone."""
    try:
        return ledger.digest_of(CONTENT[subject](row))
    except ObjectDoesNotExist:
        return ""


def _compare(entry: Entry, thing: tuple[str, datetime] | None, before: str) -> None:
    what = f"Entry {entry.sequence} ({entry.subject} {entry.subject_id})"
    if thing is None:
        raise Altered(f"{what}: what it is about is gone.")
    digest, recorded_at = thing
    if digest != entry.digest:
        raise Altered(f"{what}: its content is not what was recorded.")
    if recorded_at != entry.recorded_at:
        raise Altered(f"{what}: its time is not that of what it is about.")
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
    """Raise Altered when a table has lost a trigger or a constraint, one is switched off, or the rules are others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid"
            " WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
        )
        found = set(cursor.fetchall())
        cursor.execute("SELECT relname, conname FROM pg_constraint JOIN pg_class ON conrelid = pg_class.oid")
        found |= set(cursor.fetchall())
        cursor.execute("SELECT tablename, indexname FROM pg_indexes")  # some constraints are unique indexes
        found |= set(cursor.fetchall())
    for table, guard in _guards():
        if (table, guard) not in found:
            raise Altered(f"The table {table} is no longer guarded: {guard} is missing or switched off.")
        told(1)
    if slug := evidence_rules.out_of_step():
        raise Altered(f"The rule of “{slug}” in the database is not the codebook's. Run manage.py migrate.")


def _guards() -> list[tuple[str, str]]:
    """What keeps the tables of the record as they are: table and name of each trigger and constraint."""
    triggers = [(model._meta.db_table, trigger.get_pgid(model)) for model, trigger in pgtrigger.registered()]
    record = [model._meta for model in apps.get_models() if issubclass(model, AppendOnly)]
    constraints = [(meta.db_table, one.name) for meta in record for one in meta.constraints]
    return sorted(triggers) + sorted(constraints)


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
    yield "guards", len(_guards())
    yield "quotes", Evidence.objects.filter(form=Evidence.Form.QUOTE, start__isnull=False).count()
    yield "snapshots", Snapshot.objects.count()
    yield "standings", Pledge.objects.count()
