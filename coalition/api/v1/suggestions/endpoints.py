"""`/suggestions`: what waits for a decision, and the decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from coalition.accounts.keys import EDITORS
from coalition.api.authentication import editor_of
from coalition.api.idempotency import WriteResponse, write_once
from coalition.api.v1.router import router
from coalition.api.v1.suggestions import queries, representation
from coalition.api.v1.suggestions.schemas import AcceptIn, AmendIn, RejectIn, SuggestionsOut
from coalition.review.decide import actions
from coalition.review.models import Suggestion


@router.get(
    "/suggestions",
    url_name="suggestions",
    response=SuggestionsOut,
    summary="What waits for a decision",
    tags=["review"],
    auth=EDITORS,
)
def list_suggestions(request: HttpRequest) -> SuggestionsOut:
    items = [representation.suggestion(row) for row in queries.waiting()]
    return SuggestionsOut(items=items, waiting=queries.count_waiting())


@router.post(
    "/suggestions/{number}/accept",
    url_name="accept",
    summary="Record it as suggested",
    tags=["review"],
    auth=EDITORS,
)
def accept_suggestion(request: HttpRequest, number: int, data: AcceptIn) -> HttpResponse:
    by, row = editor_of(request), get_object_or_404(Suggestion, pk=number)

    def write() -> WriteResponse:
        pledge = queries.target_pledge(row, slug=data.pledge, title=data.title)
        decision = actions.accept(
            by=by, suggestion=row, pledge=pledge, basis=data.basis, note=data.note, title=data.title
        )
        return representation.decision(decision)

    return write_once(request, by, write)


@router.post(
    "/suggestions/{number}/amend",
    url_name="amend",
    summary="Record something else on the same evidence",
    tags=["review"],
    auth=EDITORS,
)
def amend_suggestion(request: HttpRequest, number: int, data: AmendIn) -> HttpResponse:
    by, row = editor_of(request), get_object_or_404(Suggestion, pk=number)

    def write() -> WriteResponse:
        decision = actions.amend(
            by=by,
            suggestion=row,
            draft=data.as_draft(),
            pledge=queries.target_pledge(row, slug=data.pledge, title=data.title),
            basis=data.basis,
            note=data.note,
            title=data.title,
        )
        return representation.decision(decision)

    return write_once(request, by, write)


@router.post(
    "/suggestions/{number}/reject",
    url_name="reject",
    summary="Record nothing, and say why",
    tags=["review"],
    auth=EDITORS,
)
def reject_suggestion(request: HttpRequest, number: int, data: RejectIn) -> HttpResponse:
    by, row = editor_of(request), get_object_or_404(Suggestion, pk=number)

    def write() -> WriteResponse:
        return representation.decision(
            actions.reject(by=by, suggestion=row, reason=data.reason, note=data.note)
        )

    return write_once(request, by, write)
