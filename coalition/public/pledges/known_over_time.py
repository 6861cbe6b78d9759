"""What was believed of a pledge, from when to when: the record's second clock made visible."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.register.models import Standing


@dataclass(frozen=True)
class KnownVersion:
    """From `since` to before `until` (None: still) the record said that on these days the status was this."""

    since: datetime
    until: datetime | None
    first: date
    last: date | None
    status: Status
    assessment: int


def known_versions(standings: Iterable[Standing], known_at: datetime | None) -> list[KnownVersion]:
    """The newest belief first, as are the standings; none while nothing was ever believed otherwise."""
    merged: dict[tuple[int, date], KnownVersion] = {}
    for row in standings:
        one = _known_version(row, known_at)
        newer = merged.get((one.assessment, one.first))
        # That a later word ended it is no other belief about the days before.
        merged[one.assessment, one.first] = replace(newer, since=one.since) if newer else one
    found = sorted(merged.values(), key=lambda one: (one.since, one.first), reverse=True)
    return found if any(one.until for one in found) else []


def _known_version(row: Standing, known_at: datetime | None) -> KnownVersion:
    until = row.known.upper
    if known_at is not None and until is not None and until > known_at:
        until = None
    last = row.valid.upper - timedelta(days=1) if row.valid.upper else None
    status = codebook().status(row.assessment.status)
    return KnownVersion(row.known.lower, until, row.valid.lower, last, status, row.assessment_id)
