"""Readings and their claims, the calls to a model, and what scores have been worth."""

import hashlib
from typing import Any

import factory

from coalition.readings.models import Calibration, Call, Claim, Reading
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


class CallFactory(factory.django.DjangoModelFactory[Call]):
    """A question to a language model that was answered."""

    class Meta:
        model = Call

    article = factory.SubFactory(ArticleFactory)
    state = Call.State.ANSWERED
    base_url = "http://model.example/v1"
    model = "small"
    request = factory.Sequence(
        lambda number: {"messages": [{"role": "user", "content": f"Question {number}"}]}
    )
    request_hash = factory.LazyAttribute(lambda row: hashlib.sha256(repr(row.request).encode()).hexdigest())
    answer = "[]"
    answer_hash = factory.LazyAttribute(lambda row: hashlib.sha256(row.answer.encode()).hexdigest())
    attempts = 1


class CalibrationFactory(factory.django.DjangoModelFactory[Calibration]):
    class Meta:
        model = Calibration

    reader = "rules"
    knots = factory.LazyFunction(lambda: [[0.0, 0.1], [1.0, 0.9]])
    decisions = 100
    brier_before = 0.2
    brier_after = 0.15


def reading(*claims: dict[str, Any], article: Article | None = None, **fields: Any) -> Reading:
    """A reading with these claims; without any it found nothing."""
    outcome = Reading.Outcome.CLAIMS if claims else Reading.Outcome.NOTHING
    row = ReadingFactory.create(article=article or ArticleFactory.create(), outcome=outcome, **fields)
    for claim in claims:
        ClaimFactory.create(reading=row, **claim)
    assert isinstance(row, Reading)
    return row
