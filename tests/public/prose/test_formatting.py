"""Quantities and headlines in the words and numbers of each language."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation

from coalition.core.i18n.collation import sort_key
from coalition.public.matrix_data.model import Quantity
from coalition.public.prose import formatting
from tests.public.matrices import cell


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


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "up to €100M"), ("de", "bis zu 100\xa0Mio.\xa0€"), ("uk", "до 100\xa0млн\xa0EUR")],
)
def test_money_from_nothing_on_is_up_to_as_everything_else_is(language: str, written: str) -> None:
    with translation.override(language):
        assert formatting.quantity(amount("0", "100000000", "EUR")) == written


FULL = cell(
    "DE", "troops", "intends", "ceasefire", quantity=amount("50", "250", "soldiers"), reports=3, contested=True, ageing=True,
    change="up", before="open", pledges=("de-1", "de-2"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Intends, if a ceasefire holds", "50–250 soldiers", "6 Jan 2026", "3 independent reports", "2 pledges",
                "up, before: Open to it", "contested", "ageing: not repeated for long"]),
        ("de", ["Beabsichtigt, wenn ein Waffenstillstand hält", "50–250 Soldaten", "6. Jan. 2026", "3 unabhängige Berichte",
                "2 Zusagen", "fester, zuvor: Offen dafür", "strittig", "veraltend: lange nicht wiederholt"]),
        ("fr", ["A l’intention, si un cessez-le-feu tient", "50–250 soldats", "6 janv. 2026", "3 sources indépendantes",
                "2 engagements", "plus ferme, avant : Ouvert à l’idée", "contesté", "vieillissant : non répété depuis longtemps"]),
        ("uk", ["Має намір, якщо діє припинення вогню", "50–250 військових", "6 січ. 2026 р.", "3 незалежні повідомлення",
                "2 обіцянки", "твердіше, раніше: Не виключає", "суперечливо", "застаріває: давно не повторювали"]),
    ],
)  # fmt: skip
def test_a_summary_says_all_that_a_cell_says(language: str, parts: list[str]) -> None:
    with translation.override(language):
        said = formatting.cell_summary(FULL)
    assert [" ".join(part.split()) for part in said.split(" · ")] == parts


def test_a_summary_is_silent_about_what_there_is_nothing_to_say_of() -> None:
    with translation.override("en"):
        assert formatting.cell_summary(replace(cell(), reports=0)) == "Open to it · 6 Jan 2026"
        fallen = replace(cell(status="open"), change="down", before="decided", reports=1)
        assert formatting.cell_summary(fallen).endswith("1 independent report · down, before: Decided")
        assert formatting.cell_summary(replace(cell(), change="new")).endswith(
            "new since the day of comparison"
        )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1 independent report", "2 independent reports", "5 independent reports", "21 independent reports"]),
        ("de", ["1 unabhängiger Bericht", "2 unabhängige Berichte", "5 unabhängige Berichte", "21 unabhängige Berichte"]),
        ("fr", ["1 source indépendante", "2 sources indépendantes", "5 sources indépendantes", "21 sources indépendantes"]),
        ("uk", ["1 незалежне повідомлення", "2 незалежні повідомлення", "5 незалежних повідомлень", "21 незалежне повідомлення"]),
    ],
)  # fmt: skip
def test_reports_are_counted_in_each_languages_plurals(language: str, words: list[str]) -> None:
    with translation.override(language):
        assert [formatting.reports(number) for number in (1, 2, 5, 21)] == words


def test_what_was_kept_for_one_language_is_never_said_in_another() -> None:
    said = {}
    for _ in range(2):
        for language in ("en", "de", "fr", "uk"):
            with translation.override(language):
                words = (formatting.cell_summary(FULL), formatting.kind_names(["troops", "air", "naval"]))
            assert said.setdefault(language, words) == words
    assert len(set(said.values())) == 4
