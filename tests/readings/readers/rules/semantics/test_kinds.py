"""What is offered, told in a language of a few words: of two kinds side by side one may only say what the other is for."""

import pytest

from tests.readings.readers.rules.little_language import Analysed, said


def kinds(text: str) -> str:
    return " ".join(claim.split()[1] for claim in said(text).split("; ") if claim)


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("soldiers", "troops"),
        ("soldiers and jets", "troops jets"),
        ("presence", "troops"),
        ("soldiers x presence", "troops"),  # the vague word repeats the exact one
        ("jets", "jets"),
        ("handover jets", "arms"),
        ("handover x jets", "arms"),
        ("handover x x jets", "jets"),
        ("millions x missiles", "arms"),  # what they are worth
        ("money x missiles", "money arms"),
        ("money x demining", "money"),
        ("money and demining", "money demining"),
        ("logistics x soldiers", "logistics"),
        ("logistics and soldiers", "logistics troops"),
        ("bases x jets", "bases"),
        ("bases and jets", "bases jets"),
        ("headquarters x jets", "jets"),
        ("headquarters and jets", "command jets"),
        ("lessons Ukrainian soldiers", "lessons"),
        ("watching x missiles", "watch"),
        ("soldiers x nextdoor", "next_door"),
        ("soldiers x x x x x x x nextdoor", "next_door"),
        ("soldiers x x x x x x x x nextdoor", "troops next_door"),
        ("his bases", "next_door"),  # its own sites lie at home
        ("bases", "bases"),
    ],
)
def test_of_two_kinds_side_by_side_the_one_that_is_meant_counts(what: str, found: str) -> None:
    assert kinds(f"Spain promises {what}.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("America promises guarantee.", "cover"),
        ("Spain promises guarantee.", ""),  # the backer's alone
        ("America promises guarantee x soldiers.", "cover"),
        ("Ukrainian soldiers will go.", ""),
        ("Spain promises Ukrainian soldiers.", ""),
        ("Spain supports soldiers.", ""),
    ],
)
def test_whose_it_is_says_what_it_is(text: str, found: str) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "lang", "owners"),
    [
        ("Spain's soldiers will go.", "en", ["ES"]),
        ("Spain's x soldiers will go.", "en", ["ES"]),
        ("Spain's x x soldiers will go.", "en", []),
        ("Spanish soldiers will go.", "en", ["ES"]),
        ("Spanish x soldiers will go.", "en", ["ES"]),
        ("Spanish x x soldiers will go.", "en", []),
        ("Spanish, x soldiers will go.", "en", []),
        ("x soldiers Spanish will go.", "fr", ["ES"]),
        ("x soldiers, Spanish will go.", "fr", []),
        ("Spain soldiers will go.", "en", []),
    ],
)
def test_an_owner_stands_at_the_noun_and_no_mark_between(text: str, lang: str, owners: list[str]) -> None:
    [kind] = Analysed(text, lang).kinds
    assert [country for owner in kind.owners for country in owner.countries] == owners
