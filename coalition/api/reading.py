"""The reading calls of the API; they take the parameters of the pages and need no key."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coalition.api import pledges as shapes
from coalition.api.router import router
from coalition.api.shapes import (
    ChangeOut,
    ChangesOut,
    CountryOut,
    KindOut,
    PledgeDetailOut,
    PledgeOut,
    PledgesOut,
)
from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.public.articles import views as search
from coalition.public.changes.queries import moves, page
from coalition.public.changes.views import read as read_changes
from coalition.public.exports import formats
from coalition.public.matrix_data import queries
from coalition.public.selection.parameters import Selection, parse
from coalition.register.chain import ledger
from coalition.register.models import Evidence, Pledge
from coalition.sources.models import Article

PAGE = 100


@router.get("/matrix", url_name="matrix", summary="The matrix, as /matrix.json", tags=["reading"])
def matrix(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = formats.as_json(queries.matrix(selection), selection, ledger.version())
    return HttpResponse(body, content_type="application/json")


@router.get(
    "/kinds", url_name="kinds", response=list[KindOut], summary="What can be pledged", tags=["reading"]
)
def kinds(request: HttpRequest) -> list[KindOut]:
    parse(request.GET, only=())
    return [KindOut(slug=kind.slug, name=str(kind), meaning=str(kind.meaning)) for kind in codebook().kinds]


@router.get(
    "/countries", url_name="countries", response=list[CountryOut], summary="Who can pledge", tags=["reading"]
)
def countries(request: HttpRequest) -> list[CountryOut]:
    selection = parse(request.GET, only=("as_of", "body"))
    places = queries.places_on(selection.day)
    wanted = [place for place in places if not selection.body or set(selection.body) & set(place.bodies)]
    return [CountryOut(code=place.code, name=place.name, bodies=list(place.bodies)) for place in wanted]


@router.get(
    "/countries/{code}", url_name="country", summary="One country's row of the matrix", tags=["reading"]
)
def country(request: HttpRequest, code: str) -> dict[str, Any]:
    selection = parse(request.GET, only=("as_of", "known_at", "suppose"))
    place = next((one for one in queries.places_on(selection.day) if one.code == code), None)
    if place is None:
        raise Http404
    chosen = selection.but(country=(code,))
    rows = shapes.wanted(chosen).prefetch_related("participations")
    found = formats.as_document(queries.matrix(chosen), chosen, ledger.version())
    return {
        **CountryOut(code=place.code, name=place.name, bodies=list(place.bodies)).model_dump(),
        "cells": found["countries"][0]["cells"],
        "pledges": [one.model_dump() for one in shapes.listed(list(rows), chosen)],
    }


@router.get(
    "/pledges", url_name="pledges", response=PledgesOut, summary="Pledges, a page at a time", tags=["reading"]
)
def pledges(request: HttpRequest) -> PledgesOut:
    query = request.GET.copy()
    after = _cursor(query.pop("after", []))
    selection = parse(query, only=("country", "body", "kind", "as_of", "known_at"))
    rows = list(shapes.wanted(selection).filter(pk__gt=after).prefetch_related("participations")[: PAGE + 1])
    more = _next(request, selection, "after", rows[PAGE - 1].pk) if len(rows) > PAGE else None
    items: list[PledgeOut] = shapes.listed(rows[:PAGE], selection)
    return PledgesOut(items=items, next=more)


@router.get(
    "/pledges/{slug}",
    url_name="pledge",
    response=PledgeDetailOut,
    summary="One pledge and its whole history",
    tags=["reading"],
)
def pledge(request: HttpRequest, slug: str) -> HttpResponse:
    selection = parse(request.GET, only=("as_of", "known_at"))
    row = get_object_or_404(Pledge.objects.prefetch_related("participations"), slug=slug)
    found = shapes.detailed(row, selection)
    return JsonResponse(found.model_dump(mode="json"), headers={"ETag": found.etag})


@router.get(
    "/changes",
    url_name="changes",
    response=ChangesOut,
    summary="What changed, newest first",
    tags=["reading"],
)
def changes(request: HttpRequest) -> ChangesOut:
    selection, sorts, before = read_changes(request.GET)
    found, more = page(moves(selection, sorts=sorts), before=before, size=PAGE)
    extra = [("change", one) for one in sorts]
    items = [ChangeOut(change=one.sort, **asdict(one)) for one in found]
    return ChangesOut(items=items, next=_next(request, selection, "before", more, extra) if more else None)


@router.get("/articles", url_name="articles", summary="Search in what was read", tags=["reading"])
def articles(request: HttpRequest) -> dict[str, Any]:
    wanted = search.read(request.GET)
    rows, alike = search.searched(wanted)
    pages = Paginator(rows, search.PAGE)
    page = pages.get_page(wanted.page)
    more = None
    if page.has_next():
        more = request.build_absolute_uri(request.path + wanted.query(page=page.next_page_number()))
    return {
        "items": [_article(row) for row in page.object_list],
        "count": pages.count,
        "alike": alike,
        "next": more,
    }


@router.get(
    "/articles/{number}", url_name="article", summary="One article and the quotes on record", tags=["reading"]
)
def article(request: HttpRequest, number: int) -> dict[str, Any]:
    row = get_object_or_404(Article, pk=number)
    quotes = Evidence.objects.filter(text_hash=row.text_hash, assessment__isnull=False).order_by(
        "start", "pk"
    )
    found = quotes.select_related("assessment__pledge")
    return {**_article(row), "quotes": [_quote(piece) for piece in found]}


def _quote(row: Evidence) -> dict[str, Any]:
    assessment = row.assessment
    pledge = assessment.pledge.slug if assessment else None
    place = {"start": row.start, "end": row.end}
    return {
        "pledge": pledge,
        "assessment": row.assessment_id,
        "text": row.text,
        "speaker": row.speaker,
        **place,
    }


def _article(row: Article) -> dict[str, Any]:
    """What readers see of it: the text is the publisher's, so no more than its beginning."""
    return {
        "id": row.pk,
        "title": row.title,
        "url": row.url,
        "publisher": row.publisher,
        "tier": row.tier,
        "lang": row.language,
        "published": row.published_on.isoformat() if row.published_on else None,
        "fetched": row.fetched_at.isoformat(),
        "excerpt": row.text[: search.EXCERPT],
        "text_hash": row.text_hash,
        "origin": row.origin,
    }


def _cursor(values: Sequence[object]) -> int:
    given = [str(value) for value in values if value]
    if len(given) > 1 or any(
        not (value.isascii() and value.isdigit() and len(value) < 19) for value in given
    ):
        raise BadParameter("after", _("“after” takes the number that a page’s “next” holds."))
    return int(given[0]) if given else 0


def _next(
    request: HttpRequest,
    selection: Selection,
    name: str,
    cursor: int,
    extra: Sequence[tuple[str, str]] = (),
) -> str:
    pairs = [*selection.pairs(), *extra, (name, str(cursor))]
    return request.build_absolute_uri(f"{request.path}?{urlencode(pairs)}")
