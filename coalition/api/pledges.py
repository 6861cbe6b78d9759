"""Pledges as the API shows them."""

from typing import Any

from django.db.models import QuerySet

from coalition.api.shapes import AssessmentOut, EvidenceOut, PledgeDetailOut, PledgeOut, QuantityOut
from coalition.public.exports import formats
from coalition.public.selection.parameters import Selection
from coalition.register.models import Assessment, Evidence, Participation, Pledge


def etag(pledge: Pledge) -> str:
    """Moves with every assessment, correction and retraction of the pledge."""
    newest = pledge.assessments.order_by("-pk").values_list("pk", flat=True).first()
    return f'"{newest or 0}"'


def wanted(selection: Selection) -> QuerySet[Pledge]:
    """The pledges of a selection's countries, bodies and kinds, in the order in which they were opened."""
    rows = Pledge.objects.order_by("pk")
    parts = Participation.objects.all()
    if selection.country:
        rows = rows.filter(pk__in=parts.filter(country__in=selection.country).values("pledge"))
    if selection.body:
        members = Participation.objects.filter(country__memberships__body__in=selection.body)
        rows = rows.filter(pk__in=members.values("pledge"))
    if selection.kind:
        rows = rows.filter(kind__in=selection.kind)
    if selection.known_at:
        rows = rows.filter(created_at__lte=selection.known_at)
    return rows


def listed(rows: list[Pledge], selection: Selection) -> list[PledgeOut]:
    """The pledges with their status on the selection's day; two queries whatever their number."""
    states = {
        row.pledge_id: row
        for row in Assessment.objects.as_of(selection.day, selection.known_at).filter(pledge__in=rows)
    }
    return [PledgeOut(**_common(row, states.get(row.pk))) for row in rows]


def detailed(pledge: Pledge, selection: Selection) -> PledgeDetailOut:
    """One pledge with everything recorded of it, the oldest first."""
    state = Assessment.objects.as_of(selection.day, selection.known_at).filter(pledge=pledge).first()
    rows = pledge.assessments.order_by("pk").prefetch_related("evidence", "waits_for__condition")
    if selection.known_at:
        rows = rows.filter(recorded_at__lte=selection.known_at)
    successors = {row.supersedes_id: row.pk for row in rows if row.supersedes_id}
    return PledgeDetailOut(
        **_common(pledge, state),
        etag=etag(pledge),
        assessments=[assessment(row, successors.get(row.pk)) for row in rows],
    )


def assessment(row: Assessment, successor: int | None = None) -> AssessmentOut:
    amount = None
    if row.quantity_low is not None and row.quantity_high is not None:
        amount = QuantityOut(
            low=formats.plain(row.quantity_low),
            high=formats.plain(row.quantity_high),
            unit=row.quantity_unit,
            words=row.quantity_words,
        )
    return AssessmentOut(
        id=row.pk,
        nature=row.nature,
        supersedes=row.supersedes_id,
        superseded_by=successor,
        reason=row.reason,
        status=row.status,
        conditions=sorted(waiting.condition.slug for waiting in row.waits_for.all()),
        quantity=amount,
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_name,
        note=row.note,
        evidence=[evidence(piece) for piece in row.evidence.all()],
    )


def evidence(row: Evidence) -> EvidenceOut:
    return EvidenceOut(**{name: getattr(row, name) for name in EvidenceOut.model_fields})


def _common(row: Pledge, state: Assessment | None) -> dict[str, Any]:
    return {
        "id": row.slug,
        "kind": row.kind,
        "title": row.title,
        "countries": sorted(part.country_id for part in row.participations.all()),
        "status": state.status if state else None,
        "said_on": state.said_on if state else None,
        "url": row.get_absolute_url(),
    }
