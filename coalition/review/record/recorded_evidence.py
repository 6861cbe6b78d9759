"""The evidence of what is on record, each piece under a key that a copy of it shares."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields

from coalition.register.actions import EvidenceInput
from coalition.register.models import Evidence
from coalition.register.models.versioned import Versioned
from coalition.review.record.versions import versions_up_to


def copy_of(row: Evidence) -> EvidenceInput:
    """The same evidence once more, for what supersedes the row it belongs to."""
    return EvidenceInput(**{field.name: getattr(row, field.name) for field in fields(EvidenceInput)})


def evidence_by_key(row: Versioned) -> Mapping[str, Evidence]:
    """The evidence of one row alone."""
    return {_key(piece): piece for piece in row.evidence.all()}


def evidence_of_versions(row: Versioned) -> Mapping[str, Evidence]:
    """The evidence of a row and of what it superseded, each piece once, the oldest first."""
    found: dict[str, Evidence] = {}
    for version in versions_up_to(row):
        found = dict(evidence_by_key(version)) | found
    return found


def _key(piece: Evidence) -> str:
    return hashlib.sha256(repr(copy_of(piece)).encode()).hexdigest()[:16]
