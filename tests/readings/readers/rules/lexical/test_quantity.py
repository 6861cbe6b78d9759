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
        ("1" * 24, "1" * 24),
        ("0.25", "0.25"),
        ("12,50", "12.50"),
        ("12,5000", "12.5000"),
        (".250", "0.250"),
    ],
)
def test_thousands_and_decimals_are_told_apart(word: str, number: str) -> None:
    assert value(word) == Decimal(number)


@pytest.mark.parametrize("word", ["1" * 25, "½", "²", ".", ""])
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
        ("Spain will send 2 thousand soldiers to Ukraine.", 2000, 2000, "soldiers"),
        ("Spain will send two hundred to three hundred soldiers to Ukraine.", 200, 300, "soldiers"),
        ("Spain will send up to 200 to 300 soldiers to Ukraine.", 200, 300, "soldiers"),
        ("Spain will send 200 to 4,000 soldiers to Ukraine.", 200, 4000, "soldiers"),
        ("In 2026 Spain will send 300 soldiers to Ukraine.", 300, 300, "soldiers"),
        (
            "Spain will send 10 to 201 soldiers to Ukraine.",
            201,
            201,
            "soldiers",
        ),  # two numbers of different things
        ("Spain will send 300 to 200 soldiers to Ukraine.", 200, 200, "soldiers"),
        ("Spain will send 1 soldier to Ukraine.", 1, 1, "soldiers"),
        ("Spain will train 500 soldiers of Ukraine.", 500, 500, "soldiers"),
        ("Spain will give Ukraine 20 tanks.", 20, 20, "vehicles"),
        ("Spain will give Ukraine 4 billion euros.", 4_000_000_000, 4_000_000_000, "EUR"),
        ("Spain will give Ukraine €4 billion.", 4_000_000_000, 4_000_000_000, "EUR"),
        ("Spain will give Ukraine £200 million.", 200_000_000, 200_000_000, "GBP"),
        ("Spain will give Ukraine $1.5 million in aid.", 1_500_000, 1_500_000, "USD"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Spain will send its 0 soldiers to Ukraine.",
        "Spain will send soldiers to Ukraine, and 200 jets to Norway.",
        "Spain will send several 100 soldiers to Ukraine.",
        "Spain will send 9000000000000000 soldiers to Ukraine.",
    ],
)
def test_a_number_of_something_else_or_of_nothing_is_not_taken(claims_of, text) -> None:
    assert {claim.quantity for claim in claims_of(text) if claim.kind == "troops"} == {None}


def test_how_many_is_written_as_one_would(claims_of) -> None:
    (claim,) = claims_of("Spain will give Ukraine €1.5 million.")
    assert str(claim.quantity.low) == "1500000"
