"""The canonical content of each thing the chain covers: what an alteration of it would have to change."""

from datetime import UTC, date, datetime
from decimal import Decimal

from coalition.register.ledger import Json
from coalition.register.models import Assessment, ConditionState, Evidence, Pledge


def pledge(row: Pledge) -> Json:
    return {
        "slug": row.slug,
        "kind": row.kind,
        "title": row.title,
        "countries": sorted(part.country_id for part in row.participations.all()),
        "created_at": moment(row.created_at),
        "created_by": row.created_by_id,
    }


def assessment(row: Assessment) -> Json:
    return {
        "pledge": row.pledge_id,
        "nature": row.nature,
        "supersedes": row.supersedes_id,
        "reason": row.reason,
        "status": row.status,
        "said_on": day(row.said_on),
        "said_on_precision": row.said_on_precision,
        "recorded_at": moment(row.recorded_at),
        "recorded_by": [row.recorded_by_id, row.recorded_by_name],
        "quantity": [number(row.quantity_low), number(row.quantity_high), row.quantity_unit, row.quantity_words],
        "note": row.note,
        "conditions": sorted(waiting.condition_id for waiting in row.waits_for.all()),
        "evidence": [evidence(piece) for piece in sorted(row.evidence.all(), key=lambda piece: piece.pk)],
    }


def condition_state(row: ConditionState) -> Json:
    return {
        "condition": [row.condition.slug, row.condition.country_id],
        "state": row.state,
        "supersedes": row.supersedes_id,
        "reason": row.reason,
        "said_on": day(row.said_on),
        "said_on_precision": row.said_on_precision,
        "recorded_at": moment(row.recorded_at),
        "recorded_by": [row.recorded_by_id, row.recorded_by_name],
        "evidence": [evidence(piece) for piece in sorted(row.evidence.all(), key=lambda piece: piece.pk)],
    }


def evidence(row: Evidence) -> Json:
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


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None


def number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
