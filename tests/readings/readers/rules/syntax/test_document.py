"""A sentence is cut into clauses, and a "not" that denies nothing makes no refusal."""

import pytest

from coalition.codebook.traits import Stance
from tests.readings.readers.rules.little_language import lay_out, said


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


def cut(text: str, lang: str = "en") -> str:
    """The text's words with | where a clause begins and / where only a part of one does."""
    doc = lay_out(text, lang)
    words = list(doc.tokens.words[:1])
    for i in range(1, len(doc.tokens)):
        if doc.clause[i] != doc.clause[i - 1]:
            words.append("|")
        elif doc.chunk[i] != doc.chunk[i - 1]:
            words.append("/")
        words.append(doc.tokens.words[i])
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain x, Italy x", "spain x / italy x"),
        ("Spain (x) Italy", "spain / x / italy"),
        ("Spain x that Italy x", "spain x / that italy x"),
        ("Spain x – Italy", "spain x | italy"),
        ("Spain x: Italy", "spain x | italy"),
        ("Spain; x x; x x", "spain / x x | x x"),  # one word is no clause
        ("Spain x but Italy x", "spain x | but italy x"),
        # After a clause that a "but" or "while" opens the main one begins at the comma, with who does it.
        ("But Spain x, Italy x", "but spain x | italy x"),
        ("But Spain x, x Italy", "but spain x | x italy"),
        ("But Spain x, x x Italy", "but spain x / x x italy"),
        # An adverb stands inside the clause that it turns.
        ("Spain x, x however x x", "spain x | x however x x"),
        ("x however x x", "x however x x"),
    ],
)
def test_a_clause_is_cut_at_strong_marks_and_turns(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain promises x, Italy refuses x", "spain promises x | italy refuses x"),
        ("Spain promises x, and Italy refuses x", "spain promises x | and italy refuses x"),
        ("Spain promises x, Italy said x refuses", "spain promises x / italy said x refuses"),  # who tells it
        ("Spain promises x, Italy x", "spain promises x / italy x"),  # without a verb of his own
        ("Spain x, Italy refuses x", "spain x / italy refuses x"),  # of one verb both are the doers
        ("Spain promises x, x Italy refuses", "spain promises x / x italy refuses"),
        ("Promises x, Italy refuses", "promises x / italy refuses"),
        ("Spain promises x, Italy, refuses", "spain promises x / italy / refuses"),
        ("Spain promises x if x, Italy refuses", "spain promises x if x / italy refuses"),
        ("x however, Spain promises", "x however / spain promises"),  # nothing is said yet that it could turn
        ("Spain promises, Italy however refuses", "spain promises | italy however refuses"),
    ],
)
def test_where_a_language_strings_clauses_together_each_has_a_doer_and_a_verb(
    text: str, expected: str
) -> None:
    assert cut(text, "uk") == expected
