"""Who is recognised by name: how a name must be written, and in which language."""

from typing import Any

import pytest

from coalition.codebook.lexicon import Acts, CountryWords, KindCues, Lexicon, Lexicons, Modals
from coalition.codebook.traits import Stance
from coalition.readings.readers.rules.lexical.language import Language
from coalition.readings.readers.rules.lexical.tokens import tokenize
from tests.readings.readers.rules.little_language import LEADERS, RULES

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
    ("text", "who"),
    [
        ("x Ana Sol", ["leader:0"]),
        ("x Sol", ["leader:0"]),  # the short form
        ("x ana sol", []),
        ("x sol", []),  # the sun
        ("x spain", []),
        ("x madrid", []),
    ],
)
def test_a_name_begins_with_a_capital(text: str, who: list[str]) -> None:
    assert named(text, "en") == who


@pytest.mark.parametrize(
    ("cues", "sort", "value"),
    [
        ({"kinds": {"troops": KindCues(strong=("cue",))}}, "kind", "troops:strong"),
        ({"kinds": {"troops": KindCues(weak=("cue",))}}, "kind", "troops:weak"),
        ({"stances": {Stance.DOUBT: ("cue",)}}, "stance", Stance.DOUBT),
        ({"not_stances": ("cue",)}, "stance", ""),  # a name that holds such a word
        ({"acts": Acts(past=("cue",))}, "act", "past"),
        ({"modals": Modals(could=("cue",))}, "modal", "could"),
        ({"conditions": {"truce": ("cue",)}}, "topic_of_condition", "truce"),
        ({"condition_phrases": {"truce": ("cue",)}}, "condition", "truce"),
        ({"units": {"soldiers": ("cue",)}}, "unit", "soldiers"),
        ({"negation": ("cue",)}, "negation", "yes"),
        ({"not_negation": ("cue",)}, "negation", "no"),
        ({"theatres": ("cue",)}, "theatre", "theatre"),
        ({"groups": ("cue",)}, "group", "group"),
        ({"adversary": ("cue",)}, "who", "adversary"),
        ({"both": ("cue",)}, "who", "both"),
        ({"pronouns": ("cue",)}, "who", "pronouns"),
        *(
            ({name: ("cue",)}, name, name)
            for name in ("contrast", "ifs", "reporting", "whether", "not_until")
        ),
    ],
)
def test_each_word_of_a_lexicon_is_found_as_what_it_is_there(
    cues: dict[str, Any], sort: str, value: str
) -> None:
    language = Language(Lexicon(lang="en", **cues), LEXICONS, RULES)
    [match] = language.patterns.find(tokenize("x cue x", "en"))
    assert (match.sort, match.value) == (sort, value)
