"""The sentence above the matrix: its numbers add up, its plurals fit, and it says of how many it speaks."""

import re
from datetime import date

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import CountryOnDay, PledgeOnDay, RegisterOnDay
from coalition.public.prose.headline import Headline, headline
from coalition.public.selection.selection import Selection

CODES = [f"{one}{two}" for one in "ABCDE" for two in "ABCDEFGH"]
DAY = date(2026, 2, 1)


def told(selection: Selection, *standing: tuple[str, int], silent: int = 0) -> Headline:
    """The headline on `standing`: so many countries at each status, and `silent` others."""
    statuses = [status for status, number in standing for _ in range(number)]
    codes = CODES[: len(statuses) + silent]
    states = [
        PledgeOnDay(f"{code}-1", "troops", "", (code,), status, DAY)
        for code, status in zip(codes, statuses, strict=False)
    ]
    places = [CountryOnDay(code, code, ("eu",) if place % 2 else ()) for place, code in enumerate(codes)]
    return headline(build(selection, places, RegisterOnDay(states)), selection)


def text(language: str, selection: Selection, *standing: tuple[str, int], silent: int = 0) -> str:
    with override(language):
        return strip_tags(told(selection, *standing, silent=silent).sentence).strip()


ON_THAT_DAY = Selection(as_of=DAY)


def test_the_numbers_add_up_to_all_countries() -> None:
    said = text("en", ON_THAT_DAY, ("intends", 4), ("open", 8), ("unclear", 2), ("refused", 12), silent=11)
    assert said == (
        "As of 1 February 2026, no country has decided to send troops. 4 intend or have pledged to, 8 are open to it, "
        "2 are unclear, 12 refuse. Nothing is on record of 11."
    )
    assert sum(int(number) for number in re.findall(r"\d+", said.partition(". ")[2])) == 37


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (1, "1 країна вирішила"),
        (2, "2 країни вирішили"),
        (5, "5 країн вирішили"),
        (21, "21 країна вирішила"),
        (22, "22 країни вирішили"),
    ],
)
def test_ukrainian_has_one_few_and_many(number: int, sentence: str) -> None:
    assert sentence in text("uk", ON_THAT_DAY, ("decided", number), silent=2)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "none of these 3 countries has decided to send troops."),
        ("de", "hat keines dieser 3 Länder beschlossen, Truppen zu entsenden."),
        ("fr", "aucun de ces 3 pays n’a décidé d’envoyer des troupes."),
        ("uk", "жодна з вибраних країн (3) не вирішила відправити війська."),
    ],
)
def test_of_a_choice_of_countries_it_says_of_how_many_it_speaks(language: str, sentence: str) -> None:
    assert sentence in text(language, Selection(body=("eu",)), ("refused", 6))


@pytest.mark.parametrize(
    ("standing", "sentence"),
    [
        ((("decided", 2),), "2 countries have decided to send troops."),
        (
            (("decided", 1), ("delivered", 1)),
            "2 countries have decided to send troops; 1 of them does so already.",
        ),
        ((("delivered", 1),), "1 country has decided to send troops, and does so already."),
        ((("delivered", 2),), "2 countries have decided to send troops, and all do so already."),
    ],
)
def test_who_does_it_already_is_among_those_who_decided(
    standing: tuple[tuple[str, int], ...], sentence: str
) -> None:
    assert sentence in text("en", ON_THAT_DAY, *standing, silent=1)


def test_a_single_country_is_told_about_not_counted() -> None:
    assert text("en", Selection(country=("AA",)), ("open", 2)) == "AA keeps open the option to send troops."
    past = Selection(country=("AA",), as_of=DAY)
    assert text("en", past, ("open", 2)) == "As of 1 February 2026: AA keeps open the option to send troops."


def test_the_silent_are_named_on_the_map() -> None:
    with override("en"):
        sentence = told(ON_THAT_DAY, ("open", 2), silent=3).sentence
    assert (
        '<a href="/map/?kind=troops&amp;as_of=2026-02-01#silent" data-hx-boost="false"><b>3</b></a>'
        in sentence
    )


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert text("fr", ON_THAT_DAY, ("open", 2)).startswith("Au 1er février 2026")
    assert text("fr", Selection(as_of=date(2026, 1, 11)), ("open", 2)).startswith("Au 11 janvier 2026")
