"""Which articles fit a search, and what stands around one of them."""

from dataclasses import replace
from datetime import date

import pytest

from coalition.public.articles import queries
from coalition.public.articles.parameters import ArticleSearch
from coalition.register import actions
from coalition.sources.models import Article
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.sources import article

pytestmark = pytest.mark.django_db


def found(search: ArticleSearch) -> list[Article]:
    return list(queries.matching(search)[0])


def taken_from(row: Article, country: str, *starts: int) -> None:
    """An assessment of the country's that rests on these places of the article's text."""
    pieces = [
        replace(
            register.EVIDENCE, form="quote", text=row.text[start : start + 6], text_hash=row.text_hash, start=start, end=start + 6
        )
        for start in starts
    ]  # fmt: skip
    given = actions.AssessmentInput("open", date(2026, 1, 10), pieces)
    actions.record(by=EditorFactory.create(), pledge=register.pledge(country), assessment=given)


def test_without_words_the_newest_stand_first_and_of_a_day_the_last_to_come() -> None:
    first, second = article(published_on=date(2026, 1, 2)), article(published_on=date(2026, 1, 2))
    newest = article(published_on=date(2026, 1, 3))
    assert found(ArticleSearch()) == [newest, second, first]
    assert queries.matching(ArticleSearch())[1] is False


def test_both_ends_of_a_span_belong_to_it() -> None:
    rows = [article(published_on=date(2026, 1, day)) for day in (1, 2, 3, 4)]
    assert found(ArticleSearch(since=date(2026, 1, 2), until=date(2026, 1, 3))) == [rows[2], rows[1]]
    assert found(ArticleSearch(since=date(2026, 1, 4), until=date(2026, 1, 1))) == []


def test_an_article_without_a_day_is_found_unless_a_day_is_asked_for() -> None:
    undated = article(published_on=None)
    assert found(ArticleSearch()) == [undated]
    assert found(ArticleSearch(since=date(2000, 1, 1))) == []


def test_a_country_finds_what_its_assessments_rest_on_once_however_often() -> None:
    row, _other = article(), article()
    taken_from(row, "NO", 0, 7)
    taken_from(row, "SE", 0)
    assert found(ArticleSearch(country="NO")) == [row]
    assert found(ArticleSearch(country="SE")) == [row]
    assert found(ArticleSearch(country="DK")) == []


def test_quotes_are_counted_by_text_and_stand_in_its_order() -> None:
    row, other = article(), article()
    taken_from(row, "NO", 14, 0, 7)
    counts = queries.number_of_quotes([row, other])
    assert (counts[row.text_hash], counts[other.text_hash]) == (3, 0)
    assert [piece.start for piece in queries.evidence_from(row)] == [0, 7, 14]
    assert list(queries.evidence_from(other)) == []
    assert queries.number_of_quotes([]) == {}


def test_what_can_be_chosen_is_what_there_is_each_once() -> None:
    for language, publisher in (("uk", "Visnyk"), ("de", "Kurier"), ("de", "Kurier"), ("de", "")):
        article(language=language, publisher=publisher)
    register.country("NO")
    assert queries.languages() == ["de", "uk"]
    assert queries.publishers() == ["Kurier", "Visnyk"]
    assert [row.code for row in queries.countries()] == ["NO"]


def test_an_article_that_is_not_there_is_nothing() -> None:
    row = article()
    assert queries.article(row.pk) == row
    assert queries.article(row.pk + 1) is None
