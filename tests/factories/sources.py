"""Sources, and articles as they are stored."""

import hashlib
import zlib
from datetime import UTC, date, datetime
from typing import Any

import factory

from coalition.sources import search
from coalition.sources.models import Article, ArticleWords, Delivery, Snapshot, Source


class SourceFactory(factory.django.DjangoModelFactory[Source]):
    class Meta:
        model = Source

    name = factory.Sequence(lambda number: f"Gazette {number}")
    url = factory.Sequence(lambda number: f"https://gazette-{number}.example/feed")
    next_poll_at = datetime(2026, 3, 1, tzinfo=UTC)


class SnapshotFactory(factory.django.DjangoModelFactory[Snapshot]):
    class Meta:
        model = Snapshot
        django_get_or_create = ("sha256",)

    class Params:
        raw = factory.Sequence(lambda number: f"page {number}".encode())

    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.raw).hexdigest())
    size = factory.LazyAttribute(lambda row: len(row.raw))
    compressed = factory.LazyAttribute(lambda row: zlib.compress(row.raw))
    content_type = "text/plain"


class ArticleFactory(factory.django.DjangoModelFactory[Article]):
    """An article with a text of its own; its snapshot is the text's bytes."""

    class Meta:
        model = Article

    text = factory.Sequence(
        lambda number: f"Report {number}. Norway will not send soldiers to Ukraine, the minister said."
    )
    snapshot = factory.LazyAttribute(lambda row: SnapshotFactory.create(raw=row.text.encode()))
    text_hash = factory.LazyAttribute(lambda row: hashlib.sha256(row.text.encode()).hexdigest())
    url = factory.Sequence(lambda number: f"https://gazette.example/{number}")
    publisher = factory.Sequence(lambda number: f"Gazette {number}")
    tier = "B"
    title = factory.Sequence(lambda number: f"Headline {number}")
    language = "en"
    published_on = date(2026, 3, 2)
    fetched_at = datetime(2026, 3, 2, 12, tzinfo=UTC)


class DeliveryFactory(factory.django.DjangoModelFactory[Delivery]):
    class Meta:
        model = Delivery

    url = factory.Sequence(lambda number: f"https://gazette.example/delivered/{number}")


def article(**fields: Any) -> Article:
    """A stored article, typed."""
    row = ArticleFactory.create(**fields)
    assert isinstance(row, Article)
    return row


def article_words(of: Article | None = None) -> ArticleWords:
    """An article's words, as the search keeps them."""
    row = of or article()
    search.index(row)
    return row.words
