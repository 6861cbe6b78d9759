"""Numbers as articles write them."""

from decimal import Decimal

import pytest

from coalition.readings.readers.rules.lexical.quantity import value
from tests.readings.readers.rules.little_language import read


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


def counted(text: str) -> list[tuple[str, str]]:
    """From and to, of every claim that has a quantity."""
    return [(str(one.low), str(one.high)) for claim in read(text) if (one := claim.quantity)]


def x(words: int) -> str:
    """So many words that are no cue."""
    return "x " * words


@pytest.mark.parametrize(
    ("near", "far"),
    [
        # from the number to the unit
        (f"5 {x(4)}euros money", f"5 {x(5)}euros money"),
        # from the kind to the unit
        (f"money {x(6)}5 euros", f"money {x(7)}5 euros"),
        # from the kind to a sign, either way
        (f"money {x(7)}€5", f"money {x(8)}€5"),
        (f"€5 {x(7)}money", f"€5 {x(8)}money"),
        # from "several" to the unit, the other way round
        (f"several {x(4)}5 euros money", f"several {x(3)}5 euros money"),
    ],
)
def test_a_number_counts_what_stands_near_it(near: str, far: str) -> None:
    assert counted(f"Spain promises {near}.") == [("5", "5")]
    assert counted(f"Spain promises {far}.") == []


@pytest.mark.parametrize(
    ("what", "low", "high"),
    [
        ("7 euros money x 5 euros", "7", "7"),  # the nearer of two
        ("two x hundred soldiers", "100", "100"),  # only side by side they multiply
        ("ten two soldiers", "2", "2"),  # and only by a hundred and more
        ("two 100 soldiers", "100", "100"),  # written as a word
        ("2 hundred soldiers", "200", "200"),
        ("ten 200 soldiers", "10", "200"),
        ("5 6 7 soldiers", "6", "7"),
        ("16-x soldiers", "16", "16"),
        ("1.5 million euros money", "1500000", "1500000"),
        ("upto 5 x x x x euros money", "0", "5"),
        ("upto x 5 x x x x euros money", "5", "5"),  # too far from the unit
        ("5 euros upto money", "5", "5"),  # behind it
        ("upto two hundred soldiers", "0", "200"),
        ("999999999999999 euros money", "999999999999999", "999999999999999"),
        ("€999999999999999 money", "999999999999999", "999999999999999"),
        ("€1.25 money", "1.25", "1.25"),
        ("€5 x million money", "5", "5"),
        ("€2 €3 money", "2", "2"),
        ("5 euros money €7", "5", "5"),  # the unit tells it more surely than the sign
        ("money €5. Million x", "5", "5"),  # the next sentence counts something else
    ],
)
def test_numbers_side_by_side_are_put_together(what: str, low: str, high: str) -> None:
    assert counted(f"Spain promises {what}.") == [(low, high)]


@pytest.mark.parametrize(
    "what",
    [
        "money; 5 euros x",  # in another clause
        "money x. €5 x",  # in another sentence
        "soldiers 5 euros",  # in no unit of soldiers
        "A-16 soldiers",  # part of a name
        "0.5 soldiers",
        "1000000000000000 euros money",  # more than there is
        "€1000000000000000 money",
        "£5 money",  # a sign that the codebook doesn't know
        "€five money",
    ],
)
def test_what_counts_nothing_here_is_left_out(what: str) -> None:
    assert counted(f"Spain promises {what}.") == []
