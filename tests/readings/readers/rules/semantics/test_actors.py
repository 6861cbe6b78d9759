"""Who would do it, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import said


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Spain promises soldiers.", "ES"),
        ("Spain, Italy and Norway promises soldiers.", "ES IT NO"),
        ("Spain alongside Italy promises soldiers.", "ES IT"),
        ("Norway said Spain promises soldiers.", "ES"),
        ("Spain promises soldiers with Italy.", "ES"),  # an object
        ("Spain promises Polish soldiers.", "PL"),  # whose soldiers they are
        ("Polish soldiers will go.", "PL"),
        ("Ukraine wants jets by Norway.", "NO"),  # the host only receives
        ("soldiers considers for Italy.", "IT"),
        ("In Madrid considers soldiers.", "ES"),
        ("headquarters considers in Rome.", "IT"),  # who houses it
        ("soldiers considers in Rome.", ""),  # where they would be
        ("Spain wants soldiers. Both wants jets.", "ES ES"),
        ("Spain and Italy said x. Both wants jets.", "ES IT"),
        ("Sol said x. He promises soldiers.", "ES"),
        ("He promises soldiers.", ""),
        ("Sol said x. Countries wants soldiers.", ""),  # some countries: nobody in particular
        ("Countries considers soldiers, Sol said.", ""),  # who tells it speaks for all of them
        ("Countries x; xx considers soldiers, Sol said.", "ES"),
        ("Sol said x. Countries x; wants soldiers.", "ES"),  # that is another clause
        ("The government promises soldiers in Ukraine.", "NO"),  # that of where the language is at home
    ],
)
def test_the_doer_is_found_wherever_the_sentence_names_it(text: str, countries: str) -> None:
    assert " ".join(claim.split()[0] for claim in said(text).split("; ") if claim) == countries


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Spain promises jets, Italy missiles.", "uk", "ES jets promise; IT arms promise"),
        ("Spain promises jets, Italy missiles.", "fr", "ES jets promise; ES arms promise"),
        ("Spain promises soldiers – said Lund.", "uk", "ES troops promise"),
    ],
)
def test_where_a_language_leaves_the_verb_out_the_next_country_does_the_same(
    text: str, lang: str, expected: str
) -> None:
    assert said(text, lang) == expected
