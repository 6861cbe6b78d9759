"""Readings and their claims."""

from typing import Any

import factory

from coalition.readings.models import Claim, Reading
from coalition.sources.models import Article
from tests.factories.sources import ArticleFactory


class ReadingFactory(factory.django.DjangoModelFactory[Reading]):
    class Meta:
        model = Reading

    article = factory.SubFactory(ArticleFactory)
    reader = "rules"
    version = factory.Sequence(lambda number: f"v{number}")
    outcome = Reading.Outcome.CLAIMS
    relevant = True


class ClaimFactory(factory.django.DjangoModelFactory[Claim]):
    """By default: Norway refuses troops. The quote is the article's whole text unless `start` and `end` say less."""

    class Meta:
        model = Claim

    reading = factory.SubFactory(ReadingFactory)
    country = "NO"
    kind = "troops"
    status = "refused"
    start = 0
    end = factory.LazyAttribute(lambda row: len(row.reading.article.text))
    quote = factory.LazyAttribute(lambda row: row.reading.article.text[row.start : row.end])
    score = 0.9
    confidence = 0.9


def reading(*claims: dict[str, Any], article: Article | None = None, **fields: Any) -> Reading:
    """A reading with these claims; without any it found nothing."""
    outcome = Reading.Outcome.CLAIMS if claims else Reading.Outcome.NOTHING
    row = ReadingFactory.create(article=article or ArticleFactory.create(), outcome=outcome, **fields)
    for claim in claims:
        ClaimFactory.create(reading=row, **claim)
    assert isinstance(row, Reading)
    return row
