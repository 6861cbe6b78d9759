"""A quote is found where it stands, exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.readers.llm.locate_quote import locate_quote

TEXT = "Oslo said: we are ready.\nHelsinki said: we are\u00a0ready, too. (Ready?)"


@pytest.mark.parametrize(
    ("quote", "span_text"),
    [
        ("Oslo said", "Oslo said"),
        ("we are ready.", "we are ready."),
        ("ready. Helsinki said", "ready.\nHelsinki said"),
        ("  (Ready?) ", "(Ready?)"),
    ],
)
def test_white_space_may_differ_and_the_span_is_the_text_s_own(quote: str, span_text: str) -> None:
    span = locate_quote(quote, TEXT)

    assert span is not None
    assert TEXT[slice(*span)] == span_text


@pytest.mark.parametrize(
    "quote", ["", "   ", "we are not ready", "We are ready", "we are ready;", "we … ready", "w" * 3000]
)
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert locate_quote(quote, TEXT) is None


def test_of_several_places_the_hint_decides_else_the_first() -> None:
    assert locate_quote("we are ready", TEXT) == (11, 23)
    assert locate_quote("we are ready", TEXT, before="Helsinki said:") == (40, 52)
    assert locate_quote("we are ready", TEXT, before="Rome said:") in ((11, 23), (40, 52))


@given(st.text(), st.text(max_size=50), st.text())
def test_a_span_is_always_the_quote_but_for_white_space(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    span = locate_quote(quote, text)

    if quote.split():
        assert span is not None
        assert text[slice(*span)].split() == quote.split()
    else:
        assert span is None
