"""Quantities and headlines in the words and numbers of each language."""

from decimal import Decimal

import pytest
from django.utils import translation

from coalition.core.i18n.collation import sort_key
from coalition.public.matrix_data.model import Quantity
from coalition.public.prose import formatting


def amount(low: str, high: str, unit: str) -> Quantity:
    return Quantity(Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("language", "quantity", "written"),
    [
        ("en", amount("50", "250", "soldiers"), "50–250 soldiers"),
        ("en", amount("1", "1", "vessels"), "1 vessel"),
        ("en", amount("0", "100", "people"), "up to 100 people"),
        ("en", amount("200000000", "200000000", "GBP"), "£200M"),
        ("en", amount("2", "3", "patrol boats"), "2–3 patrol boats"),
        ("de", amount("1500", "2500", "soldiers"), "1.500–2.500 Soldaten"),
        ("de", amount("1500000000", "2000000000", "EUR"), "1,5\xa0Mrd.\xa0€–2\xa0Mrd.\xa0€"),
        ("fr", amount("1500", "1500", "soldiers"), "1\u202f500 soldats"),
        ("uk", amount("1", "1", "soldiers"), "1 військовий"),
        ("uk", amount("3", "3", "soldiers"), "3 військові"),
        ("uk", amount("50", "250", "soldiers"), "50–250 військових"),
        ("uk", amount("22", "22", "aircraft"), "22 літаки"),
    ],
)
def test_a_quantity_in_its_language(language: str, quantity: Quantity, written: str) -> None:
    with translation.override(language):
        assert formatting.quantity(quantity) == written


def test_without_numbers_the_words_stand() -> None:
    assert formatting.quantity(None, "several thousand") == "several thousand"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "a ceasefire holds, parliament agrees and the United States backs it"),
        ("de", "ein Waffenstillstand hält, das Parlament zustimmt und die USA Rückendeckung geben"),
        ("fr", "un cessez-le-feu tient, le parlement donne son accord et les États-Unis l’appuient"),
        ("uk", "діє припинення вогню, погодиться парламент і підтримають США"),
    ],
)
def test_conditions_are_listed_as_the_language_lists(language: str, written: str) -> None:
    with translation.override(language):
        assert (
            formatting.conditions_phrase(["ceasefire", "parliament", "us_backstop"]).replace(" та ", " і ")
            == written
        )


def test_names_are_in_alphabetical_order_of_their_alphabet() -> None:
    assert sorted(["Österreich", "Zypern", "Norwegen", "Portugal"], key=sort_key) == [
        "Norwegen",
        "Österreich",
        "Portugal",
        "Zypern",
    ]
    assert sorted(["Італія", "Канада", "Естонія", "Австрія", "Ірландія"], key=sort_key) == [
        "Австрія",
        "Естонія",
        "Ірландія",
        "Італія",
        "Канада",
    ]
