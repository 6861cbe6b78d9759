"""What is searched for, read from an address and written back."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.errors import BadParameter
from coalition.public.articles.parameters import ArticleSearch, read


def test_what_is_read_is_written_back_without_what_was_not_asked() -> None:
    search = read(QueryDict("q=harbour&language=&country=DE&since=2026-01-07&page=2&lang=de"))
    assert search == ArticleSearch(q="harbour", country="DE", since=date(2026, 1, 7), page=2)
    assert search.query() == "?q=harbour&country=DE&since=2026-01-07&page=2"
    assert search.query(page=1) == "?q=harbour&country=DE&since=2026-01-07"
    assert ArticleSearch().query() == ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("title=x", "title"),
        ("q=a&q=b", "q"),
        ("page=0", "page"),
        ("page=501", "page"),
        ("page=two", "page"),
        ("publisher=a%0Ab", "publisher"),
        ("country=Germany", "country"),
        ("until=2026-02-30", "until"),
    ],
)
def test_what_is_malformed_is_refused_by_name(query: str, name: str) -> None:
    with pytest.raises(BadParameter) as refused:
        read(QueryDict(query))
    assert refused.value.parameter == name


@pytest.mark.parametrize(
    "query", ["page=" + "9" * 5000, "page=٣", "page=%2B1", "page=1.0", "lang=xx", "lang=de&lang=de"]
)
def test_no_number_and_no_language_fails_in_another_way(query: str) -> None:
    with pytest.raises(BadParameter) as refused:
        read(QueryDict(query))
    assert refused.value.parameter == query.partition("=")[0]


SEARCHES = st.builds(
    ArticleSearch,
    q=st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Z", "C")), max_size=20),
    language=st.sampled_from(["", "de", "uk"]),
    country=st.sampled_from(["", "DE"]),
    publisher=st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Z", "C")), max_size=20),
    since=st.none() | st.dates(date(1990, 1, 1), date(2026, 1, 1)),
    until=st.none() | st.dates(date(1990, 1, 1), date(2026, 1, 1)),
    page=st.integers(1, 500),
)


@given(SEARCHES)
def test_law_an_address_is_read_back_as_what_it_was_written_from(search: ArticleSearch) -> None:
    assert read(QueryDict(search.query().removeprefix("?"))) == search


@given(SEARCHES)
def test_law_another_page_of_a_search_asks_for_the_same(search: ArticleSearch) -> None:
    assert read(QueryDict(search.query(page=7).removeprefix("?"))) == replace(search, page=7)
