"""What is searched for, read from an address and written back."""

from datetime import date

import pytest
from django.http import QueryDict

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
