"""A sentence is cut into clauses, and a "not" that denies nothing makes no refusal."""

import pytest

from coalition.codebook.traits import Stance
from tests.readings.readers.rules.little_language import said


def clauses(doc) -> list[str]:
    parts: dict[int, list[str]] = {}
    for number, word in zip(doc.clause, doc.tokens.words, strict=True):
        parts.setdefault(number, []).append(word)
    return [" ".join(words) for words in parts.values()]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Spain will pay; Norway will send soldiers.", "en", 2),
        ("Spain will pay but Norway will send soldiers.", "en", 2),
        ("Spain, Italy and Norway will send soldiers.", "en", 1),
        ("Париж готовий відправити солдатів, Берлін відмовляється.", "uk", 2),
    ],
)
def test_clauses_begin_where_something_new_is_said(document, text, lang, expected) -> None:
    assert len(clauses(document(text, lang))) == expected


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("Spain will not send soldiers.", True),
        ("Spain will not only send soldiers.", False),
        ("Spain will not hesitate to send soldiers.", False),
    ],
)
def test_only_a_not_that_denies_refuses(document, text, refuses) -> None:
    [sentence] = document(text).sentences
    assert any(match.value == Stance.REFUSAL for match in sentence.of("stance")) is refuses


def test_a_question_is_known_as_one(document) -> None:
    first, second = document("Will Spain send soldiers? Nobody knows.").sentences
    assert (first.question, second.question) == (True, False)


def test_the_words_of_a_cue_are_given_as_the_text_writes_them(document) -> None:
    doc = document("SPAIN will pay.")
    [who] = doc.sentences[0].of("who")
    assert doc.words(who) == "SPAIN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain not only balks soldiers.",
            "ES troops refusal",
        ),  # the whole cue tells more than its "not only"
        ("Spain not only x soldiers.", ""),
    ],
)
def test_a_refusal_may_hold_a_not_that_denies_nothing(text: str, expected: str) -> None:
    assert said(text) == expected
