"""The queue over the API: what waits for a decision, and the decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from coalition.accounts.keys import EDITORS
from coalition.accounts.models import User
from coalition.api.answers import Answer, once
from coalition.api.router import router
from coalition.api.wishes import AcceptIn, AmendIn, RejectIn
from coalition.public.exports import formats
from coalition.readings.models import Claim
from coalition.register.actions import Refused
from coalition.register.models import Pledge
from coalition.review.decide import actions
from coalition.review.models import Decision, Suggestion

EDITING: dict[str, Any] = {"tags": ["review"], "auth": EDITORS}
MOST = 200


@router.get("/suggestions", url_name="suggestions", summary="What waits for a decision", **EDITING)
def suggestions(request: HttpRequest) -> dict[str, Any]:
    rows = Suggestion.objects.waiting().prefetch_related("claims__reading__article")[:MOST]
    return {"items": [_suggestion(row) for row in rows], "waiting": Suggestion.objects.waiting().count()}


@router.get(
    "/claims", url_name="claims", summary="The newest claims of the readers, decided or not", **EDITING
)
def claims(request: HttpRequest) -> dict[str, Any]:
    rows = Claim.objects.select_related("reading__article").order_by("-pk")[:MOST]
    return {"items": [_claim(row) for row in rows]}


@router.post("/suggestions/{number}/accept", url_name="accept", summary="Record it as suggested", **EDITING)
def accept(request: HttpRequest, number: int, data: AcceptIn) -> HttpResponse:
    by, row = _who(request), get_object_or_404(Suggestion, pk=number)

    def work() -> Answer:
        pledge = _pledge(data.pledge) or _aimed_at(row, data.title)
        decision = actions.accept(
            by=by, suggestion=row, pledge=pledge, basis=data.basis, note=data.note, title=data.title
        )
        return _decided(decision)

    return once(request, by, work)


@router.post(
    "/suggestions/{number}/amend",
    url_name="amend",
    summary="Record something else on the same evidence",
    **EDITING,
)
def amend(request: HttpRequest, number: int, data: AmendIn) -> HttpResponse:
    by, row = _who(request), get_object_or_404(Suggestion, pk=number)

    def work() -> Answer:
        pledge, wanted = _pledge(data.pledge) or _aimed_at(row, data.title), data.as_content()
        decision = actions.amend(
            by=by,
            suggestion=row,
            wanted=wanted,
            pledge=pledge,
            basis=data.basis,
            note=data.note,
            title=data.title,
        )
        return _decided(decision)

    return once(request, by, work)


@router.post(
    "/suggestions/{number}/reject", url_name="reject", summary="Record nothing, and say why", **EDITING
)
def reject(request: HttpRequest, number: int, data: RejectIn) -> HttpResponse:
    by, row = _who(request), get_object_or_404(Suggestion, pk=number)
    return once(
        request,
        by,
        lambda: _decided(actions.reject(by=by, suggestion=row, reason=data.reason, note=data.note)),
    )


def _who(request: HttpRequest) -> User:
    user = request.auth  # type: ignore[attr-defined]
    assert isinstance(user, User)  # noqa: S101 - for the type checker
    return user


def _pledge(slug: str | None) -> Pledge | None:
    if slug is None:
        return None
    pledge = Pledge.objects.filter(slug=slug).first()
    if pledge is None:
        raise Refused(_("There is no such pledge."))
    return pledge


def _aimed_at(row: Suggestion, title: str) -> Pledge | None:
    """The pledge the suggestion is about, unless a title says that a new one is wanted."""
    return None if title else row.pledge


def _decided(decision: Decision) -> Answer:
    assessment = decision.assessment
    body = {
        "decision": decision.pk,
        "outcome": decision.outcome,
        "pledge": assessment.pledge.slug if assessment else None,
        "assessment": assessment.pk if assessment else None,
    }
    return Answer(201, body)


def _suggestion(row: Suggestion) -> dict[str, Any]:
    quantity = None
    if row.quantity_low is not None and row.quantity_high is not None:
        quantity = {
            "low": formats.plain(row.quantity_low),
            "high": formats.plain(row.quantity_high),
            "unit": row.quantity_unit,
        }
    return {
        "id": row.pk,
        "country": row.country,
        "kind": row.kind,
        "status": row.status,
        "conditions": row.conditions,
        "quantity": quantity,
        "said_on": row.said_on.isoformat(),
        "said_on_precision": row.said_on_precision,
        "bearing": row.bearing,
        "on_record": row.was or None,
        "claims": [_claim(claim) for claim in row.claims.all()],
    }


def _claim(row: Claim) -> dict[str, Any]:
    article = row.reading.article
    return {
        "id": row.pk,
        "country": row.country,
        "kind": row.kind,
        "status": row.status,
        "conditions": row.conditions,
        "speaker": row.speaker or None,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
        "confidence": row.confidence,
        "reader": f"{row.reading.reader} {row.reading.version}",
        "article": {
            "id": article.pk,
            "title": article.title,
            "url": article.url,
            "language": article.language,
        },
    }
