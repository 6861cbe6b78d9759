"""Auxiliaries, tenses and denials, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import Analysed, said


def status(text: str, lang: str = "en") -> str:
    return said(text, lang).removeprefix("ES troops ")


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("refuses", "refusal"),
        ("hesitates", "doubt"),
        ("considers", "openness"),
        ("wants", "intention"),
        ("promises", "promise"),
        ("approves", "decision"),
        ("delivers", "deed"),
        ("withdraws", "withdrawal"),
        ("will send", "promise"),
        ("would send", "intention"),
        ("could send", "openness"),
        ("should send", ""),  # what others think it ought to do
        ("will discuss", ""),
        ("will x x discuss", ""),
        ("will send x discuss", "promise"),
        ("send x will discuss", ""),  # what was done before is not what will be
        ("will x x x discuss", "promise"),
        ("sends", "deed"),
        ("sent", "deed"),
        ("shallsend", "promise"),
        ("mightsend", "intention"),
        ("not averse", "openness"),
        ("has decided", "decision"),
        ("has x x x x decided", "decision"),
        ("has not decided", "doubt"),
        ("will not only send", "promise"),
        ("said it would send", "promise"),  # somebody vouches for it
    ],
)
def test_each_verb_says_how_firmly_it_is_meant(verb: str, stance: str) -> None:
    assert status(f"Spain {verb} soldiers.") == stance


@pytest.mark.parametrize(
    ("verb", "denied"),
    [
        ("promises", "refusal"),
        ("wants", "refusal"),
        ("considers", "refusal"),
        ("delivers", "refusal"),
        ("approves", "doubt"),
        ("refuses", "openness"),
        ("will send", "refusal"),
        ("could send", "refusal"),
        ("sends", "refusal"),
        ("hesitates", ""),
        ("withdraws", ""),
        ("sent", ""),  # what was not sent may still be
    ],
)
def test_a_denied_stance_becomes_another_or_says_nothing(verb: str, denied: str) -> None:
    assert status(f"Spain not {verb} x x x x soldiers.") == denied


@pytest.mark.parametrize(("words", "stance"), [(0, "refusal"), (4, "refusal"), (5, "promise")])
def test_a_not_reaches_four_words_far(words: int, stance: str) -> None:
    assert status(f"Spain not {'x ' * words}promises soldiers.") == stance


@pytest.mark.parametrize(
    ("lang", "words", "denied"),
    [
        ("de", 0, True), ("de", 2, True), ("de", 3, False), ("sv", 2, True), ("en", 0, False), ("fr", 1, False),
    ],
)  # fmt: skip
def test_a_not_behind_the_verb_denies_it_only_where_the_language_puts_it_there(
    lang: str, words: int, denied: bool
) -> None:
    cues = Analysed(f"Spain promises {'x ' * words}not x.", lang).cues
    assert [cue.negated for cue in cues] == [denied]


def test_a_not_beyond_a_comma_or_an_and_denies_nothing() -> None:
    assert [cue.negated for cue in Analysed("x not, Spain promises x.").cues] == [False]
    assert [cue.negated for cue in Analysed("Spain promises x and not x.", "de").cues] == [False]


def test_a_name_that_holds_a_word_of_stance_is_none() -> None:
    assert [cue.status for cue in Analysed("Spain wants x; Italy wants peace.").cues] == ["intention"]
