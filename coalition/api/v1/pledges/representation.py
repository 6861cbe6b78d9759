"""Pledges as the API shows them."""

from typing import Any

from coalition.api.v1.pledges import queries
from coalition.api.v1.pledges.schemas import (
    AssessmentOut,
    EvidenceOut,
    PledgeDetailOut,
    PledgeOut,
    QuantityOut,
)
from coalition.public.exports import document
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, Evidence, Pledge


def summaries(pledges: list[Pledge], selection: Selection) -> list[PledgeOut]:
    """The pledges with their status on the selection's day; two queries whatever their number."""
    states = queries.states(pledges, selection)
    return [PledgeOut(**_summary(row, states.get(row.pk))) for row in pledges]


def detail(pledge: Pledge, selection: Selection) -> PledgeDetailOut:
    """One pledge with everything recorded of it, the oldest first."""
    state = queries.states([pledge], selection).get(pledge.pk)
    rows = queries.history(pledge, selection)
    successors = {row.supersedes_id: row.pk for row in rows if row.supersedes_id}
    return PledgeDetailOut(
        **_summary(pledge, state),
        etag=queries.etag(pledge),
        assessments=[assessment(row, successors.get(row.pk)) for row in rows],
    )


def assessment(row: Assessment, successor: int | None = None) -> AssessmentOut:
    return AssessmentOut(
        id=row.pk,
        nature=row.nature,
        supersedes=row.supersedes_id,
        superseded_by=successor,
        reason=row.reason,
        status=row.status,
        conditions=sorted(waiting.condition.slug for waiting in row.waits_for.all()),
        quantity=_quantity(row),
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_name,
        note=row.note,
        evidence=[_evidence(piece) for piece in row.evidence.all()],
    )


def _quantity(row: Assessment) -> QuantityOut | None:
    if row.quantity_low is None or row.quantity_high is None:
        return None
    return QuantityOut(
        low=document.plain(row.quantity_low),
        high=document.plain(row.quantity_high),
        unit=row.quantity_unit,
        words=row.quantity_words,
    )


def _evidence(row: Evidence) -> EvidenceOut:
    return EvidenceOut(**{name: getattr(row, name) for name in EvidenceOut.model_fields})


def _summary(row: Pledge, state: Assessment | None) -> dict[str, Any]:
    return {
        "id": row.slug,
        "kind": row.kind,
        "title": row.title,
        "countries": sorted(part.country_id for part in row.participations.all()),
        "status": state.status if state else None,
        "said_on": state.said_on if state else None,
        "url": row.get_absolute_url(),
    }
