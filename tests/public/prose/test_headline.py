"""The sentence above the matrix: its numbers add up, its plurals fit, and it says of how many it speaks."""

import re
from datetime import date

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import ConditionKey, CountryOnDay, PledgeOnDay, RegisterOnDay
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


def waiting(language: str, selection: Selection, free: int, ceasefire: int, parliament: int) -> str:
    """What the headline says of so many who wait for nothing, for a ceasefire and for parliament."""
    waits: list[tuple[ConditionKey, ...]] = [()] * free
    waits += [(("ceasefire", None),)] * ceasefire + [(("parliament", None),)] * parliament
    states = [
        PledgeOnDay(f"{code}-1", "troops", "", (code,), "intends", DAY, waits_for=one)
        for code, one in zip(CODES, waits, strict=False)
    ]
    places = [CountryOnDay(code, code) for code in CODES]
    with override(language):
        return strip_tags(headline(build(selection, places, RegisterOnDay(states)), selection).waiting or "")


@pytest.mark.parametrize(
    ("language", "one", "several", "all_of_them"),
    [
        ("en", "1 of 2 commitments waits for:", "5 of 7 commitments wait for:", "All of these commitments wait for:"),
        ("de", "1 von 2 Zusagen hängt", "5 von 7 Zusagen hängen", "Alle diese Zusagen hängen davon ab:"),
        ("fr", "1 engagement sur 2 dépend", "5 engagements sur 7 dépendent", "Tous ces engagements dépendent de ceci"),
        ("uk", "1 із 2 зобов’язань залежить", "5 із 7 зобов’язань залежать", "Усі ці зобов’язання залежать"),
    ],
)  # fmt: skip
def test_what_commitments_wait_for_agrees_in_number(
    language: str, one: str, several: str, all_of_them: str
) -> None:
    assert waiting(language, ON_THAT_DAY, 1, 1, 0).startswith(one)
    assert waiting(language, ON_THAT_DAY, 2, 5, 0).startswith(several)
    assert waiting(language, ON_THAT_DAY, 0, 3, 0).startswith(all_of_them)


def test_in_ukrainian_twenty_one_wait_as_one_does() -> None:
    assert waiting("uk", ON_THAT_DAY, 3, 21, 0).startswith("21 із 24 зобов’язань залежить")


def test_where_not_all_wait_for_the_same_the_most_common_is_named() -> None:
    assert waiting("en", ON_THAT_DAY, 0, 1, 2) == (
        "All of these commitments wait for something, most often: parliament, not met on that day."
    )
    assert waiting("en", ON_THAT_DAY, 1, 3, 2) == (
        "5 of 6 commitments wait for something, most often: durable ceasefire, not met on that day."
    )
    assert waiting("en", Selection(), 0, 2, 0).endswith("not met today.")
    assert waiting("en", ON_THAT_DAY, 4, 0, 0) == ""


def test_what_is_missing_most_can_be_supposed_and_taken_back() -> None:
    places = [CountryOnDay(code, code) for code in CODES]
    states = [
        PledgeOnDay(f"{code}-1", "troops", "", (code,), "intends", DAY, waits_for=(("ceasefire", None),))
        for code in CODES[:2]
    ]
    with override("en"):
        offered = headline(build(ON_THAT_DAY, places, RegisterOnDay(states)), ON_THAT_DAY)
        supposing = ON_THAT_DAY.but(suppose=("ceasefire",))
        taken = headline(build(supposing, places, RegisterOnDay(states)), supposing)
    assert (offered.supposing, offered.supposed) == ("durable ceasefire", False)
    assert offered.address == "/?as_of=2026-02-01&suppose=ceasefire"
    assert (taken.waiting, taken.supposed, taken.address) == (None, True, "/?as_of=2026-02-01")
