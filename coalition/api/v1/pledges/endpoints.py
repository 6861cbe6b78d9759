"""`/pledges`: listed, shown, opened, assessed; and their assessments corrected."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.accounts.keys import EDITORS
from coalition.accounts.models import User
from coalition.api.authentication import editor_of
from coalition.api.idempotency import WriteResponse, write_once
from coalition.api.pagination import PAGE_SIZE, next_page, read_cursor
from coalition.api.v1.pledges import queries, representation
from coalition.api.v1.pledges.preconditions import check_if_match
from coalition.api.v1.pledges.schemas import (
    AssessmentIn,
    CorrectionIn,
    PledgeDetailOut,
    PledgeIn,
    PledgesOut,
)
from coalition.api.v1.router import router
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from coalition.register.actions import Refused, open_pledge
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Pledge
from coalition.review.assess import actions
from coalition.review.record import corrections


@router.get(
    "/pledges", url_name="pledges", response=PledgesOut, summary="Pledges, a page at a time", tags=["reading"]
)
def list_pledges(request: HttpRequest) -> PledgesOut:
    query = request.GET.copy()
    after = read_cursor(query.pop("after", []))
    selection = parse(query, only=("country", "body", "kind", "as_of", "known_at"))
    rows = list(queries.selected(selection, after=after)[: PAGE_SIZE + 1])
    more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE]
    return PledgesOut(
        items=representation.summaries(rows, selection),
        next=next_page(request, selection.pairs(), "after", rows[-1].pk) if more else None,
    )


@router.get(
    "/pledges/{slug}",
    url_name="pledge",
    response=PledgeDetailOut,
    summary="One pledge and its whole history",
    tags=["reading"],
)
def get_pledge(request: HttpRequest, slug: str) -> HttpResponse:
    selection = parse(request.GET, only=("as_of", "known_at"))
    pledge = get_object_or_404(queries.with_participations(), slug=slug)
    found = representation.detail(pledge, selection)
    return JsonResponse(found.model_dump(mode="json"), headers={"ETag": found.etag})


@router.post(
    "/pledges",
    url_name="pledges",
    summary="Open a pledge, with its first assessment",
    tags=["writing"],
    auth=EDITORS,
)
def create_pledge(request: HttpRequest, data: PledgeIn) -> HttpResponse:
    by = editor_of(request)

    @transaction.atomic
    def write() -> WriteResponse:
        countries = sorted(set(data.countries))
        if not queries.all_known(countries):
            raise Refused(_("Choose countries that the register has."))
        pledge = open_pledge(by=by, kind=data.kind, title=data.title, countries=countries)
        _assess(by, pledge, data.assessment)
        return _created(pledge)

    return write_once(request, by, write)


@router.post(
    "/pledges/{slug}/assessments",
    url_name="assessments",
    summary="Record an assessment (needs If-Match)",
    tags=["writing"],
    auth=EDITORS,
)
def create_assessment(request: HttpRequest, slug: str, data: AssessmentIn) -> HttpResponse:
    by, pledge = editor_of(request), get_object_or_404(Pledge, slug=slug)

    @transaction.atomic
    def write() -> WriteResponse:
        ledger.begin()
        check_if_match(request, pledge)
        _assess(by, pledge, data)
        return _created(pledge)

    return write_once(request, by, write)


@router.post(
    "/assessments/{number}/corrections",
    url_name="corrections",
    summary="Correct or retract (needs If-Match)",
    tags=["writing"],
    auth=EDITORS,
)
def create_correction(request: HttpRequest, number: int, data: CorrectionIn) -> HttpResponse:
    by, row = editor_of(request), get_object_or_404(queries.assessments_with_pledge(), pk=number)

    @transaction.atomic
    def write() -> WriteResponse:
        ledger.begin()
        check_if_match(request, row.pledge)
        _correct(by, row, data)
        return _created(row.pledge)

    return write_once(request, by, write)


def _assess(by: User, pledge: Pledge, data: AssessmentIn) -> None:
    actions.assess(
        by=by,
        country=queries.first_country(pledge),
        kind=pledge.kind,
        draft=data.as_draft(),
        evidence=data.evidence_inputs(),
        pledge=pledge,
        note=data.note,
    )


def _correct(by: User, row: Assessment, data: CorrectionIn) -> None:
    if data.retract == (data.assessment is not None):
        raise Refused(_("Give either a better assessment, or “retract”."))
    if data.assessment is None:
        corrections.retract(by=by, assessment=row, reason=data.reason)
        return
    corrections.correct(
        by=by,
        assessment=row,
        draft=data.assessment.as_draft(),
        evidence=data.assessment.evidence_inputs(),
        reason=data.reason,
        note=data.assessment.note,
    )


def _created(pledge: Pledge) -> WriteResponse:
    found = representation.detail(pledge, Selection())
    location = reverse("api:pledge", args=[pledge.slug])
    return WriteResponse(201, found.model_dump(mode="json"), found.etag, location)
