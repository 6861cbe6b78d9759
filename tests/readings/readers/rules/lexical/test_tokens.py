"""Words and sentences with their places."""

import pytest

from coalition.readings.readers.rules.lexical.tokens import (
    COMMA,
    HYPHEN,
    PAREN,
    QUOTE,
    STOP,
    STRONG,
    fold,
    marks,
    tokenize,
)


def _words(text, lang="en", **given):
    return tokenize(text, lang, **given).words


def _sentences(text, lang="en", **given):
    tokens = tokenize(text, lang, **given)
    return [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.sentences]


@pytest.mark.parametrize(
    ("text", "lang", "elides", "words"),
    [
        ("Poland won't go", "en", False, ["poland", "wo", "n't", "go"]),
        ("Britain’s army", "en", False, ["britain", "'s", "army"]),
        ("n’exclut pas l'envoi", "fr", True, ["n'", "exclut", "pas", "l'", "envoi"]),
        ("dell'Ucraina", "it", True, ["dell'", "ucraina"]),
        ("п’ять прем'єрів", "uk", False, ["п'ять", "прем'єрів"]),
        ("US-geführte EU-Truppe", "de", False, ["us", "geführte", "eu", "truppe"]),
        ("Großbritannien", "de", False, ["grossbritannien"]),
        ("30.000 oder 17 000 oder 1,5", "de", False, ["30.000", "oder", "17 000", "oder", "1,5"]),
        ("Сполу\u0301чені Шта\u00adти", "uk", False, ["сполучені", "штати"]),
    ],
)
def test_words_are_cut_as_the_language_cuts_them(text, lang, elides, words):
    assert _words(text, lang, elides=elides) == words


def test_a_decomposed_word_is_the_composed_one():
    assert _words("E\u0301lyse\u0301e", "fr") == _words("Élysée", "fr") == [fold("ÉLYSÉE")]


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Spain said no. Italy said yes.", "en", 2),
        ("The U.S. President spoke. He left.", "en", 2),
        ("Mr. Smith went to Kyiv.", "en", 1),
        ("Am 6. Januar trafen sie sich. Danach nicht mehr.", "de", 2),
        ("Headline without a stop\nThe text begins.", "en", 2),
        ("« Non. » Puis il est parti.", "fr", 2),
        ("Will they go? Nobody knows!", "en", 2),
        ("Понад 5 тис. військових прибули. Решта чекає.", "uk", 2),
    ],
)
def test_sentences_end_where_they_end(text, lang, count):
    assert len(_sentences(text, lang, abbreviations=frozenset({"mr", "тис"}))) == count


def test_a_sentence_without_end_is_ended():
    assert len(_sentences("word " * 1000)) > 5


@pytest.mark.parametrize(
    ("gap", "found"),
    [
        (" ", 0),
        (", ", COMMA),
        (". ", STOP),
        (".", 0),  # in "tagesschau.de" nothing ends
        (".,", COMMA),  # "etc., and": the comma stays
        (".-", HYPHEN),
        (".“", STOP | QUOTE),
        ("-", HYPHEN),
        (" - ", STRONG),  # typed for a dash
        (", - ", COMMA | STRONG),
        (") ", PAREN),
    ],
)
def test_a_gap_holds_the_marks_that_mean_something_there(gap: str, found: int) -> None:
    assert marks(gap) == found


@pytest.mark.parametrize(
    ("text", "lang", "sentences"),
    [
        ("Spain went. italy stayed", "en", ["Spain went. italy stayed"]),  # a small letter goes on
        ("Spain went! italy stayed", "en", ["Spain went! italy stayed"]),
        ("Spain went! 3 stayed", "en", ["Spain went", "3 stayed"]),
        ("Spain went. 3 stayed", "en", ["Spain went", "3 stayed"]),
        ("J. Smith went", "en", ["J. Smith went"]),  # a first name
        ("Plan B! Spain went", "en", ["Plan B", "Spain went"]),  # only a full stop shortens
        ("Plan B… Spain went", "en", ["Plan B", "Spain went"]),
        ("Am 6! Danach", "de", ["Am 6", "Danach"]),
        ("Plan b. Spain went", "en", ["Plan b", "Spain went"]),
        ("Wait… Italy stays", "en", ["Wait", "Italy stays"]),
        ("Go.” Italy stays", "en", ["Go", "Italy stays"]),
        ("Go.Italy stays", "en", ["Go.Italy stays"]),  # an address
        ("On 6. March", "en", ["On 6", "March"]),
        ("Am 6. März", "de", ["Am 6. März"]),  # the sixth
        ("Es waren 126. Danach", "de", ["Es waren 126", "Danach"]),
    ],
)
def test_a_full_stop_may_belong_to_the_word(text: str, lang: str, sentences: list[str]) -> None:
    assert _sentences(text, lang) == sentences


def test_a_sentence_is_a_question_by_the_mark_that_ends_it() -> None:
    assert tokenize("Is he? Yes! Sure?! No.", "en").questions == {0, 2}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("DON'T", ["do", "n't"]),
        ("we've", ["we", "'ve"]),
        ("o'clock", ["o'clock"]),
        ("rock'n'roll", ["rock'n'roll"]),
        ("n't", ["n't"]),
        ("a't", ["a't"]),
    ],
)
def test_english_cuts_before_the_tails_it_knows(word: str, pieces: list[str]) -> None:
    assert _words(word) == pieces
