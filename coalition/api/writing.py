"""The writing calls of the API: pledges, assessments, corrections, and articles handed in. Editors only."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.accounts.keys import EDITORS
from coalition.accounts.models import User
from coalition.api import pledges as shapes
from coalition.api.answers import Answer, check_match, once
from coalition.api.router import router
from coalition.api.wishes import ArticleIn, AssessmentIn, CorrectionIn, PledgeIn
from coalition.public.selection.parameters import Selection
from coalition.register.actions import Refused, open_pledge
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Country, Pledge
from coalition.review import pipeline
from coalition.review.corrections import actions as corrections
from coalition.review.decide import actions
from coalition.sources import actions as sources
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery

EDITING: dict[str, Any] = {"tags": ["writing"], "auth": EDITORS}


@router.post("/pledges", url_name="pledges", summary="Open a pledge, with its first assessment", **EDITING)
def add_pledge(request: HttpRequest, data: PledgeIn) -> HttpResponse:
    by = _editor(request)

    @transaction.atomic
    def work() -> Answer:
        countries = sorted(set(data.countries))
        if Country.objects.filter(pk__in=countries).count() != len(countries):
            raise Refused(_("Choose countries that the register has."))
        pledge = open_pledge(by=by, kind=data.kind, title=data.title, countries=countries)
        _assess(by, pledge, data.assessment)
        return _shown(pledge)

    return once(request, by, work)


@router.post(
    "/pledges/{slug}/assessments",
    url_name="assessments",
    summary="Record an assessment (needs If-Match)",
    **EDITING,
)
def add_assessment(request: HttpRequest, slug: str, data: AssessmentIn) -> HttpResponse:
    by = _editor(request)
    pledge = get_object_or_404(Pledge, slug=slug)

    @transaction.atomic
    def work() -> Answer:
        ledger.begin()
        check_match(request, pledge)
        _assess(by, pledge, data)
        return _shown(pledge)

    return once(request, by, work)


@router.post(
    "/assessments/{number}/corrections",
    url_name="corrections",
    summary="Correct or retract (needs If-Match)",
    **EDITING,
)
def add_correction(request: HttpRequest, number: int, data: CorrectionIn) -> HttpResponse:
    by = _editor(request)
    row = get_object_or_404(Assessment.objects.select_related("pledge"), pk=number)

    @transaction.atomic
    def work() -> Answer:
        ledger.begin()
        check_match(request, row.pledge)
        if data.retract == (data.assessment is not None):
            raise Refused(_("Give either a better assessment, or “retract”."))
        if data.assessment is None:
            corrections.retract(by=by, assessment=row, reason=data.reason)
        else:
            wanted, proofs = data.assessment.as_content(), data.assessment.as_proofs()
            note = data.assessment.note
            corrections.correct(
                by=by, assessment=row, wanted=wanted, proofs=proofs, reason=data.reason, note=note
            )
        return _shown(row.pledge)

    return once(request, by, work)


@router.post(
    "/articles", url_name="articles", summary="Hand in an article: 202, and where to look", **EDITING
)
def add_article(request: HttpRequest, data: ArticleIn) -> HttpResponse:
    by = _editor(request)

    @transaction.atomic
    def work() -> Answer:
        delivery = _delivery(by, data)
        transaction.on_commit(lambda: pipeline.advance(delivery.pk))
        address = reverse("api:delivery", args=[delivery.pk])
        return Answer(
            202, {"delivery": delivery.pk, "state": delivery.state, "url": address}, location=address
        )

    return once(request, by, work)


@router.get(
    "/deliveries/{number}",
    url_name="delivery",
    summary="What became of an article that was handed in",
    **EDITING,
)
def delivery(request: HttpRequest, number: int) -> dict[str, Any]:
    row = get_object_or_404(Delivery, pk=number)
    return {"delivery": row.pk, "state": row.state, "reason": row.reason, "article": row.article_id}


def _editor(request: HttpRequest) -> User:
    """Whom the key belongs to; ninja has put them there."""
    user = request.auth  # type: ignore[attr-defined]
    assert isinstance(user, User)  # noqa: S101 - for the type checker
    return user


def _assess(by: User, pledge: Pledge, data: AssessmentIn) -> None:
    country = pledge.participations.order_by("country").values_list("country_id", flat=True)[0]
    actions.assess(
        by=by,
        country=country,
        kind=pledge.kind,
        wanted=data.as_content(),
        proofs=data.as_proofs(),
        pledge=pledge,
        note=data.note,
    )


def _shown(pledge: Pledge) -> Answer:
    found = shapes.detailed(pledge, Selection())
    return Answer(201, found.model_dump(mode="json"), found.etag, reverse("api:pledge", args=[pledge.slug]))


def _delivery(by: User, data: ArticleIn) -> Delivery:
    if bool(data.url) == bool(data.text):
        raise Refused(_("Give either an address, or a title and a text."))
    try:
        if data.url:
            return sources.hand_in_url(
                by=by, url=data.url, source_name=data.source, published_on=data.published, language=data.lang
            )
        return sources.hand_in_bytes(
            by=by,
            data=data.text.encode(),
            name=data.title or "text",
            title=data.title,
            content_type="text/plain; charset=utf-8",
            source_name=data.source,
            published_on=data.published,
            language=data.lang,
        )
    except ForbiddenAddress as error:
        raise Refused(str(error)) from error
