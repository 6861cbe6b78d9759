"""How a thing enters the record: its row, its evidence, its place in the chain."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import TypedDict

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks
from coalition.register.actions.inputs import (
    AlreadySuperseded,
    EditConflict,
    EvidenceInput,
    Refused,
)
from coalition.register.chain import canonical, ledger
from coalition.register.chain.ledger import Json
from coalition.register.models import Entry, Evidence
from coalition.register.models.append_only import TwoClocks
from coalition.register.models.versioned import Nature, Versioned, VersionedQuerySet
from coalition.register.outbox.scope import SCOPE

# What a retraction does not take over from the row it retracts.
OWN_FIELDS = {"id", "nature", "supersedes", "reason", "recorded_at", "recorded_by", "recorded_by_name"}


class AuthorFields(TypedDict):
    recorded_at: datetime
    recorded_by: User
    recorded_by_name: str


def author_fields(by: User, now: datetime) -> AuthorFields:
    """Who recorded it, and when: fields of every row."""
    return {"recorded_at": now, "recorded_by": by, "recorded_by_name": by.get_username()}


def correction_fields(
    old: Versioned | None, reason: str, nature: Nature = Nature.CORRECTION
) -> dict[str, object]:
    """The fields that say what a row takes the place of; none for a first word.

    Raises Refused without a reason, and AlreadySuperseded when it no longer counts.
    """
    if old is None:
        return {}
    why = checks.required_text(reason, _("Say why this is corrected; readers will see it."))
    if successor := VersionedQuerySet(type(old)).filter(supersedes=old).first():
        raise AlreadySuperseded(successor)
    if nature == old.nature == Nature.RETRACTION:
        raise Refused(_("This has been taken back already."))
    return {"nature": nature, "supersedes": old, "reason": why}


def require_unchanged[T: Versioned](about: QuerySet[T], seen: int | None) -> None:
    """Raise EditConflict when something about the same thing was recorded after what an editor had seen.

    `about`: everything on record about the thing. `seen`: the newest row of the table when the editor looked, 0 for
    an empty one; None asks for nothing, as for everything that is not a page.
    """
    newest = None if seen is None else about.filter(pk__gt=seen).order_by("-pk").first()
    if newest is not None:
        raise EditConflict(newest)


def retracted_fields(old: Versioned) -> dict[str, object]:
    """What a retraction takes over, so that it says what it took back."""
    fields = (field.name for field in old._meta.concrete_fields)
    return {name: getattr(old, name) for name in fields if name not in OWN_FIELDS}


def add_evidence(subject: Entry.Subject, row: TwoClocks, evidence: Sequence[EvidenceInput]) -> None:
    """Write a row's evidence."""
    owner = {str(subject): row}
    Evidence.objects.bulk_create(Evidence(**owner, **asdict(piece)) for piece in evidence)


def append_entry(subject: Entry.Subject, pk: int, row: Model, now: datetime) -> None:
    """Give a row its place in the chain; everything that belongs to it has been written before.

    Raises Refused for a correction that says just what is on record: it would only look as if something had been wrong.
    """
    content = canonical.CONTENT[subject](row)
    old = getattr(row, "supersedes", None)
    if old is not None and _own_words(content) == _own_words(canonical.CONTENT[subject](old)):
        raise Refused(_("This changes nothing of what is on record. Change something, or let it stand."))
    scope = SCOPE[subject](row)
    ledger.append(subject, pk, content, now, scope=scope, nature=getattr(row, "nature", ""))


def _own_words(content: Json) -> Json:
    """What a row says, without what every row has for itself; evidence in any order."""
    assert isinstance(content, Mapping)  # noqa: S101 - for the type checker
    said = {name: value for name, value in content.items() if name not in OWN_FIELDS}
    evidence = said["evidence"]
    assert isinstance(evidence, Sequence)  # noqa: S101 - for the type checker
    return said | {"evidence": sorted(map(repr, evidence))}
