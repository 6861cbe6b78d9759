"""Every entry of the chain against what it is about, and everything in the record against its entry."""

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import batched
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Exists, OuterRef

from coalition.operations.progress import ProgressCallback
from coalition.operations.verify.errors import Altered
from coalition.register.chain import canonical as register_canonical
from coalition.register.chain import ledger
from coalition.register.chain.ledger import Json
from coalition.register.models import (
    Assessment,
    ConditionState,
    Entry,
    GroupClaim,
    MandateStep,
    Notice,
    Pledge,
    Upheld,
)
from coalition.review.models import Decision
from coalition.review.record import decisions

BATCH = 2_000


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


def check_chain(on_progress: ProgressCallback, published: str = "") -> ledger.Head:
    """Recompute every entry from what it is about, and every link; the head then. Raises Altered.

    `published` is the hash of an entry that was noted down elsewhere: it must still be in the chain, or the chain was
    cut off or written anew.
    """
    before, expected, seen = ledger.GENESIS, 1, not published
    for batch in batched(Entry.objects.order_by("sequence").iterator(BATCH), BATCH):
        subjects = _subjects(batch)
        for entry in batch:
            if entry.sequence != expected:
                raise Altered(f"Entry {expected} is missing: the next one is {entry.sequence}.")
            _compare(entry, subjects.get((entry.subject, entry.subject_id)), before)
            before, expected = entry.hash, expected + 1
            seen = seen or entry.hash == published
        on_progress(len(batch))
    if not seen:
        raise Altered(f"The published head {published} is not in the chain: it was cut off or written anew.")
    return ledger.Head(expected - 1, before)


def _subjects(batch: tuple[Entry, ...]) -> dict[tuple[str, int], tuple[str, datetime]]:
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


def _compare(entry: Entry, found: tuple[str, datetime] | None, before: str) -> None:
    what = f"Entry {entry.sequence} ({entry.subject} {entry.subject_id})"
    if found is None:
        raise Altered(f"{what}: what it is about is gone.")
    digest, recorded_at = found
    if digest != entry.digest:
        raise Altered(f"{what}: its content is not what was recorded.")
    if recorded_at != entry.recorded_at:
        raise Altered(f"{what}: its time is not that of what it is about.")
    if entry.hash != ledger.link(before, entry.digest):
        raise Altered(f"{what}: its hash does not follow from the one before.")


def check_unrecorded(on_progress: ProgressCallback) -> None:
    """Raise Altered for the first thing that stands in the record without an entry."""
    for subject, rows in ROWS.items():
        entries = Entry.objects.filter(subject=subject, subject_id=OuterRef("pk"))
        unrecorded = (
            rows.model._default_manager.exclude(Exists(entries))
            .order_by("pk")
            .values_list("pk", flat=True)
            .first()
        )
        if unrecorded is not None:
            raise Altered(
                f"{subject} {unrecorded} has no entry: it did not come in by the register's own door."
            )
        on_progress(1)
