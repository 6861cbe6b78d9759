"""The canonical content of each thing the chain covers: what an alteration of it would have to change."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from coalition.register.chain.ledger import Json
from coalition.register.models import (
    Assessment,
    ConditionState,
    Entry,
    Evidence,
    GroupClaim,
    MandateStep,
    Notice,
    Participation,
    Pledge,
    Upheld,
)
from coalition.register.models.append_only import TwoClocks
from coalition.register.models.versioned import Versioned

type Content = dict[str, Json]


def pledge(row: Pledge) -> Content:
    parts = sorted(row.participations.all(), key=lambda part: part.country_id)
    return {
        "slug": row.slug,
        "kind": row.kind,
        "title": row.title,
        "countries": [part.country_id for part in parts],
        "shares": [share(part) for part in parts],
        "created_at": moment(row.created_at),
        "created_by": row.created_by_id,
    }


def share(row: Participation) -> Json:
    return [number(row.share_low), number(row.share_high), row.share_unit]


def assessment(row: Assessment) -> Content:
    return {
        **_superseding(row),
        **_proven(row),
        "pledge": row.pledge_id,
        "status": row.status,
        "quantity": [
            number(row.quantity_low),
            number(row.quantity_high),
            row.quantity_unit,
            row.quantity_words,
        ],
        "note": row.note,
        "conditions": sorted(
            [one.condition.slug, one.condition.country_id or ""] for one in row.waits_for.all()
        ),
    }


def condition_state(row: ConditionState) -> Content:
    return {
        **_superseding(row),
        **_proven(row),
        "condition": [row.condition.slug, row.condition.country_id],
        "state": row.state,
    }


def mandate_step(row: MandateStep) -> Content:
    return {
        **_superseding(row),
        **_proven(row),
        "mandate": [row.mandate.country_id, row.mandate.body, row.mandate.what],
        "state": [row.state, row.state_words],
        "majority": row.majority,
        "next": [day(row.next_on), row.next_what],
    }


def group_claim(row: GroupClaim) -> Content:
    return {
        **_superseding(row),
        **_proven(row),
        "claimed_by": row.claimed_by,
        "number": row.number,
        "what": row.what,
        "kinds": list(row.kinds),
        "conditions": list(row.conditions),
    }


def notice(row: Notice) -> Content:
    return {
        **_two_clocks(row),
        **_proven(row),
        "sort": row.sort,
        "what": row.what,
        "touches": [row.url, row.text_hash, row.origin],
    }


def upheld(row: Upheld) -> Content:
    return {
        "notice": row.notice_id,
        "assessment": row.assessment_id,
        "note": row.note,
        "recorded_at": moment(row.recorded_at),
        "recorded_by": [row.recorded_by_id, row.recorded_by_name],
    }


def evidence(row: Evidence) -> Content:
    return {
        "form": row.form,
        "text": row.text,
        "language": row.language,
        "basis": row.basis,
        "speaker": row.speaker,
        "office": row.office,
        "publisher": row.publisher,
        "tier": row.tier,
        "title": row.title,
        "url": row.url,
        "reference": row.reference,
        "origin": row.origin,
        "published_on": day(row.published_on),
        "fetched_at": moment(row.fetched_at),
        "text_hash": row.text_hash,
        "span": [row.start, row.end],
        "snapshot_hash": row.snapshot_hash,
    }


def _two_clocks(row: TwoClocks) -> Content:
    return {
        "said_on": day(row.said_on),
        "said_on_precision": row.said_on_precision,
        "recorded_at": moment(row.recorded_at),
        "recorded_by": [row.recorded_by_id, row.recorded_by_name],
    }


def _superseding(row: Versioned) -> Content:
    return {**_two_clocks(row), "nature": row.nature, "supersedes": row.supersedes_id, "reason": row.reason}


def _proven(row: Any) -> Content:
    return {"evidence": [evidence(piece) for piece in sorted(row.evidence.all(), key=lambda piece: piece.pk)]}


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None


def number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


# Every sort of entry but the decisions, whose room lies above this one and brings its own.
CONTENT: Mapping[str, Callable[[Any], Json]] = {
    Entry.Subject.PLEDGE: pledge,
    Entry.Subject.ASSESSMENT: assessment,
    Entry.Subject.CONDITION_STATE: condition_state,
    Entry.Subject.MANDATE_STEP: mandate_step,
    Entry.Subject.GROUP_CLAIM: group_claim,
    Entry.Subject.NOTICE: notice,
    Entry.Subject.UPHELD: upheld,
}
