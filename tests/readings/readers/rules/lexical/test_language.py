"""Who is recognised by name: how a name must be written, and in which language."""

import pytest

from coalition.codebook.lexicon import CountryWords, Lexicon, Lexicons
from coalition.readings.readers.rules.lexical.language import Language
from coalition.readings.readers.rules.lexical.tokens import tokenize
from tests.readings.readers.rules.little_language import LEADERS, RULES, said

LEXICONS = Lexicons(
    languages={},
    countries={
        "ES": {
            "en": CountryWords(names=("Spain",), adjectives=("Spanish",), capitals=("Madrid",)),
            "de": CountryWords(names=("Spanien",), adjectives=("spanisch*",)),
            "all": CountryWords(names=("Espana",), institutions=("=la Moncloa",)),
        },
        "UA": {"en": CountryWords(names=("Ukraine",))},
    },
    leaders=LEADERS,
)


def named(text: str, lang: str) -> list[str]:
    language = Language(Lexicon(lang=lang, host=("Ukraine",)), LEXICONS, RULES)
    return [match.value for match in language.patterns.find(tokenize(text, lang)) if match.sort == "who"]


@pytest.mark.parametrize(
    ("text", "lang", "who"),
    [
        ("x Spain", "en", ["country:ES:name"]),
        ("x Madrid", "en", ["country:ES:capital"]),
        ("x Spanien", "en", []),  # another language's word
        ("x Spanien", "de", ["country:ES:name"]),
        ("x spanische", "de", ["country:ES:adjective"]),
        ("x spanish", "en", []),  # which English writes with a capital
        ("x Espana", "en", ["country:ES:name"]),  # a name for every language
        ("x Espana", "uk", []),  # of those with Latin letters
        ("x la Moncloa", "en", ["country:ES:seat"]),
        ("x La Moncloa", "en", []),  # written exactly so or not meant
        ("x Ukraine", "en", ["host"]),  # no country among others
    ],
)
def test_a_country_is_named_as_its_language_writes_it(text: str, lang: str, who: list[str]) -> None:
    assert named(text, lang) == who


@pytest.mark.parametrize(
    "text", ["ana sol promises soldiers.", "sol promises soldiers.", "spain promises soldiers."]
)
def test_a_word_in_small_letters_is_nobodys_name(text: str) -> None:
    assert said(text) == ""


def test_a_leader_is_known_by_the_whole_name_and_by_its_short_form() -> None:
    assert said("Ana Sol promises soldiers.") == said("Sol promises soldiers.") == "ES troops promise"
