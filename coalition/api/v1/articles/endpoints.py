"""`/articles`: searched, shown with the quotes on record, handed in."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import JsonValue

from coalition.accounts.keys import EDITORS
from coalition.accounts.models import User
from coalition.api.authentication import editor_of
from coalition.api.idempotency import WriteResponse, write_once
from coalition.api.v1.articles.queries import quotes_on_record
from coalition.api.v1.articles.schemas import (
    ArticleDetailOut,
    ArticleIn,
    ArticleOut,
    ArticlesOut,
    QuoteOut,
)
from coalition.api.v1.router import router
from coalition.public.articles import queries
from coalition.public.articles.parameters import PAGE, read
from coalition.public.articles.presenters import LONG
from coalition.register.actions import Refused
from coalition.register.models import Evidence
from coalition.review import pipeline
from coalition.sources import deliveries
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Article, Delivery


@router.get(
    "/articles",
    url_name="articles",
    response=ArticlesOut,
    summary="Search in what was read",
    tags=["reading"],
)
def list_articles(request: HttpRequest) -> ArticlesOut:
    search = read(request.GET)
    rows, alike = queries.matching(search)
    pages = Paginator(rows, PAGE)
    page = pages.get_page(search.page)
    more = None
    if page.has_next():
        more = request.build_absolute_uri(request.path + search.query(page=page.next_page_number()))
    items = [ArticleOut(**_fields(row)) for row in page.object_list]
    return ArticlesOut(items=items, count=pages.count, alike=alike, next=more)


@router.get(
    "/articles/{number}",
    url_name="article",
    response=ArticleDetailOut,
    summary="One article and the quotes on record",
    tags=["reading"],
)
def get_article(request: HttpRequest, number: int) -> ArticleDetailOut:
    row = get_object_or_404(Article, pk=number)
    return ArticleDetailOut(**_fields(row), quotes=[_quote(piece) for piece in quotes_on_record(row)])


@router.post(
    "/articles",
    url_name="articles",
    summary="Hand in an article: 202, and where to look",
    tags=["writing"],
    auth=EDITORS,
)
def hand_in_article(request: HttpRequest, data: ArticleIn) -> HttpResponse:
    by = editor_of(request)

    @transaction.atomic
    def write() -> WriteResponse:
        delivery = _delivery(by, data)
        transaction.on_commit(lambda: pipeline.advance(delivery.pk))
        location = reverse("api:delivery", args=[delivery.pk])
        body: dict[str, JsonValue] = {"delivery": delivery.pk, "state": delivery.state, "url": location}
        return WriteResponse(202, body, location=location)

    return write_once(request, by, write)


def _fields(row: Article) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "url": row.url,
        "publisher": row.publisher,
        "tier": row.tier,
        "lang": row.language,
        "published": row.published_on,
        "fetched": row.fetched_at.isoformat(),
        "excerpt": row.text[:LONG],
        "text_hash": row.text_hash,
        "origin": row.origin,
    }


def _quote(row: Evidence) -> QuoteOut:
    return QuoteOut(
        pledge=row.assessment.pledge.slug if row.assessment else None,
        assessment=row.assessment_id,
        text=row.text,
        speaker=row.speaker,
        start=row.start,
        end=row.end,
    )


def _delivery(by: User, data: ArticleIn) -> Delivery:
    """A delivery of the address, or of the text. Raises Refused."""
    if bool(data.url) == bool(data.text):
        raise Refused(_("Give either an address, or a title and a text."))
    try:
        if data.url:
            return deliveries.hand_in_url(
                by=by, url=data.url, source_name=data.source, published_on=data.published, language=data.lang
            )
        return deliveries.hand_in_bytes(
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
