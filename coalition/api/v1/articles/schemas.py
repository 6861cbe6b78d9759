"""The JSON of articles."""

from datetime import date

from ninja import Schema
from pydantic import Field

from coalition.api.schemas import StrictSchema


class ArticleOut(Schema):
    """What readers see of it: the text is the publisher's, so no more than its beginning."""

    id: int
    title: str
    url: str
    publisher: str
    tier: str
    lang: str
    published: date | None
    fetched: str = Field(description="when it was fetched (ISO 8601)")
    excerpt: str
    text_hash: str
    origin: str


class ArticlesOut(Schema):
    items: list[ArticleOut]
    count: int
    alike: bool = Field(description="whether these are only spelt alike, since nothing holds the words")
    next: str | None


class QuoteOut(Schema):
    pledge: str | None
    assessment: int | None
    text: str
    speaker: str
    start: int | None
    end: int | None


class ArticleDetailOut(ArticleOut):
    quotes: list[QuoteOut]


class ArticleIn(StrictSchema):
    url: str = ""
    title: str = ""
    text: str = ""
    lang: str = Field(default="", max_length=8)
    published: date | None = None
    source: str = Field(default="", max_length=200)
