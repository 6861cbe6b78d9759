"""Suggestions and decisions as the API shows them."""

from pydantic import JsonValue

from coalition.api.idempotency import WriteResponse
from coalition.api.v1.claims import claim_out
from coalition.api.v1.suggestions.schemas import SuggestedQuantityOut, SuggestionOut
from coalition.public.exports import document
from coalition.review.models import Decision, Suggestion


def suggestion(row: Suggestion) -> SuggestionOut:
    return SuggestionOut(
        id=row.pk,
        country=row.country,
        kind=row.kind,
        status=row.status,
        conditions=row.conditions,
        quantity=_quantity(row),
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        bearing=row.impact,
        on_record=row.recorded_status or None,
        claims=[claim_out(claim) for claim in row.claims.all()],
    )


def _quantity(row: Suggestion) -> SuggestedQuantityOut | None:
    if row.quantity_low is None or row.quantity_high is None:
        return None
    return SuggestedQuantityOut(
        low=document.plain(row.quantity_low), high=document.plain(row.quantity_high), unit=row.quantity_unit
    )


def decision(row: Decision) -> WriteResponse:
    """What became of the suggestion: the pledge and the assessment when something was recorded."""
    assessment = row.assessment
    body: dict[str, JsonValue] = {
        "decision": row.pk,
        "outcome": row.outcome,
        "pledge": assessment.pledge.slug if assessment else None,
        "assessment": assessment.pk if assessment else None,
    }
    return WriteResponse(201, body)
