"""What is asked of everything before it is recorded: the edges of what is allowed."""

from decimal import Decimal

import pytest

from coalition.register.actions import Quantity, Refused, checks


@pytest.mark.parametrize(("low", "high"), [("0", "0"), ("0", "0.5"), ("5", "5"), ("5", "5.01")])
def test_a_range_may_be_one_number_and_may_begin_at_nothing(low: str, high: str) -> None:
    checks.quantity(Quantity(Decimal(low), Decimal(high), "soldiers"))


@pytest.mark.parametrize(("low", "high"), [("-0.01", "5"), ("-2", "-1"), ("5", "4.99")])
def test_a_range_is_neither_below_zero_nor_backwards(low: str, high: str) -> None:
    with pytest.raises(Refused, match="neither is below zero"):
        checks.quantity(Quantity(Decimal(low), Decimal(high), "soldiers"))


@pytest.mark.parametrize("slugs", [[], ["tanks"], ["troops", "tanks"]])
def test_all_kinds_are_those_of_the_codebook_and_there_is_one(slugs: list[str]) -> None:
    with pytest.raises(Refused, match="Choose a kind of the codebook"):
        checks.kinds(slugs)
    checks.kinds(["troops", "air"])
