"""Numbers as articles write them."""

from decimal import Decimal

import pytest

from coalition.readings.readers.rules.lexical.quantity import value


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("200", "200"),
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("1’500", "1500"),
        ("1 500", "1500"),
        ("1.5", "1.5"),
        ("1,5", "1.5"),
        ("0.500", "0.500"),
        ("1.234.567", "1234567"),
        ("1,234,567.25", "1234567.25"),
        ("1.234.567,25", "1234567.25"),
    ],
)
def test_thousands_and_decimals_are_told_apart(word: str, number: str) -> None:
    assert value(word) == Decimal(number)


@pytest.mark.parametrize("word", ["1" * 25, "½", "²", ".", "1.2.3,4,5x"[:0]])
def test_what_is_no_number_is_none(word: str) -> None:
    assert value(word) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Spain will send 200 soldiers to Ukraine.", 200, 200, "soldiers"),
        ("Spain will send 200 to 300 soldiers to Ukraine.", 200, 300, "soldiers"),
        ("Spain will send up to 200 soldiers to Ukraine.", 0, 200, "soldiers"),
        ("Spain will send two hundred soldiers to Ukraine.", 200, 200, "soldiers"),
        ("Spain will send six F-16 fighter jets to Ukraine.", 6, 6, "aircraft"),
    ],
)
def test_a_claim_carries_how_many(claims_of, text, low, high, unit) -> None:
    quantities = [claim.quantity for claim in claims_of(text) if claim.quantity]
    assert [(one.low, one.high, one.unit) for one in quantities] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text", ["Spain will send several hundred soldiers to Ukraine.", "Spain will send soldiers to Ukraine."]
)
def test_what_nobody_counted_has_no_quantity(claims_of, text) -> None:
    assert [claim.quantity for claim in claims_of(text)] == [None]
