"""`/claims`: the newest claims of the readers, decided or not."""

from django.http import HttpRequest
from ninja import Schema

from coalition.accounts.keys import EDITORS
from coalition.api.v1.router import router
from coalition.readings.models import Claim

MOST = 200


class ClaimArticleOut(Schema):
    id: int
    title: str
    url: str
    language: str


class ClaimOut(Schema):
    id: int
    country: str
    kind: str
    status: str
    conditions: list[str]
    speaker: str | None
    quote: str
    start: int
    end: int
    confidence: float
    reader: str
    article: ClaimArticleOut


class ClaimsOut(Schema):
    items: list[ClaimOut]


@router.get(
    "/claims",
    url_name="claims",
    response=ClaimsOut,
    summary="The newest claims of the readers, decided or not",
    tags=["review"],
    auth=EDITORS,
)
def list_claims(request: HttpRequest) -> ClaimsOut:
    rows = Claim.objects.select_related("reading__article").order_by("-pk")[:MOST]
    return ClaimsOut(items=[claim_out(row) for row in rows])


def claim_out(row: Claim) -> ClaimOut:
    article = row.reading.article
    return ClaimOut(
        id=row.pk,
        country=row.country,
        kind=row.kind,
        status=row.status,
        conditions=row.conditions,
        speaker=row.speaker or None,
        quote=row.quote,
        start=row.start,
        end=row.end,
        confidence=row.confidence,
        reader=f"{row.reading.reader} {row.reading.version}",
        article=ClaimArticleOut(
            id=article.pk, title=article.title, url=article.url, language=article.language
        ),
    )
