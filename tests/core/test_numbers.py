"""Whole numbers as others write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.numbers import LARGEST, whole_number


@given(st.integers(min_value=0, max_value=LARGEST))
def test_what_fits_into_the_database_is_read(number: int) -> None:
    assert whole_number(str(number)) == number


@given(st.text())
def test_whatever_stands_there_nothing_is_raised_and_nothing_is_made_up(text: str) -> None:
    number = whole_number(text)
    assert number is None or str(number) == (text.lstrip("0") or "0")


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "1_000", " 1", "1\n", "²", "٣", "1.0", str(LARGEST + 1), "1" * 5000]
)
def test_what_is_no_such_number_is_none(text: str) -> None:
    assert whole_number(text) is None
