"""Lists come a page at a time."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from coalition.api.pagination import next_page, read_cursor
from coalition.core.errors import BadParameter


@given(st.integers(0, 10**18 - 1))
def test_a_cursor_comes_back_as_it_went_out(cursor: int) -> None:
    request = RequestFactory().get("/api/v1/pledges")
    query = parse_qs(urlsplit(next_page(request, [], "after", cursor)).query)
    assert read_cursor(query["after"]) == cursor


@pytest.mark.parametrize("values", [[], [""], ["", ""]])
def test_without_a_cursor_it_is_the_first_page(values: list[str]) -> None:
    assert read_cursor(values) == 0


@pytest.mark.parametrize("values", [["-1"], ["1", "2"], ["x"], ["1.0"], ["١"], ["9" * 19], [" 1"]])
def test_what_is_no_cursor_is_refused_by_name(values: list[str]) -> None:
    with pytest.raises(BadParameter) as caught:
        read_cursor(values)
    assert caught.value.parameter == "after"


def test_the_next_page_asks_the_same_question() -> None:
    request = RequestFactory().get("/api/v1/pledges", {"country": "FR"})
    url = next_page(request, [("country", "FR"), ("country", "DE"), ("q", "a&b")], "after", 7)
    assert url.startswith("http://testserver/api/v1/pledges?")
    assert parse_qs(urlsplit(url).query) == {"country": ["FR", "DE"], "q": ["a&b"], "after": ["7"]}
