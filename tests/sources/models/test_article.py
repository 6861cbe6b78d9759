"""Texts that differ little and came within days are found as one report."""

from datetime import UTC, datetime, timedelta

import pytest

from coalition.sources.models import NEAR_DUPLICATE_BITS, NEAR_DUPLICATE_DAYS, Article
from tests.factories.sources import article

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def near(row: Article) -> list[tuple[Article, int]]:
    return [(other, other.distance) for other in Article.objects.near_duplicates(row)]


def test_the_most_alike_come_first_and_the_text_itself_not_at_all() -> None:
    row = article(simhash=0)
    far = article(simhash=0b111)
    close = article(simhash=0b1)
    assert near(row) == [(close, 1), (far, 3)]


def test_as_many_bits_as_allowed_may_differ_and_no_more() -> None:
    row = article(simhash=-1)
    last = article(simhash=~((1 << NEAR_DUPLICATE_BITS) - 1))
    article(simhash=~((1 << (NEAR_DUPLICATE_BITS + 1)) - 1))
    assert near(row) == [(last, NEAR_DUPLICATE_BITS)]


def test_what_came_much_later_is_another_story() -> None:
    row = article(simhash=0, fetched_at=NOON)
    within = article(simhash=0, fetched_at=NOON + timedelta(days=NEAR_DUPLICATE_DAYS))
    article(simhash=0, fetched_at=NOON + timedelta(days=NEAR_DUPLICATE_DAYS, seconds=1))
    assert near(row) == [(within, 0)]


def test_a_text_of_few_words_is_like_no_other() -> None:
    row = article(simhash=None)
    article(simhash=None)
    article(simhash=0)
    assert near(row) == []


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"title": "Ships"}, "Ships"),
        ({"title": "", "url": "https://paper.example/a"}, "https://paper.example/a"),
        ({"title": "", "url": "", "reference": "oslo.txt"}, "oslo.txt"),
    ],
)
def test_it_is_called_by_the_best_name_it_has(fields: dict[str, str], shown: str) -> None:
    assert str(article(**fields)) == shown
