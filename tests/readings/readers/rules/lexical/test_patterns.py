"""The little language in which cues are written."""

import pytest

from coalition.readings.readers.rules.lexical.patterns import Patterns
from coalition.readings.readers.rules.lexical.tokens import tokenize


def _found(cue, text, lang="en", **given):
    patterns = Patterns(lang, elides=lang == "fr", words={"send": ("send*", "sent")})
    patterns.add("sort", "value", cue, **given)
    tokens = tokenize(text, lang, elides=lang == "fr")
    return [" ".join(tokens.words[match.first : match.last]) for match in patterns.find(tokens)]


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("rule* out", "Spain rules out troops", ["rules out"]),
        ("rule* .. out", "Spain rules it firmly out today", ["rules it firmly out"]),
        ("rule* .. out", "rules a b c d e out", []),
        ("*soldier", "a Footsoldier came", ["footsoldier"]),
        ("the? war", "the war or war", ["the war", "war"]),
        ("no|not plan*", "no plans, not planning", ["no plans", "not planning"]),
        ("@send troops", "sent troops; sending troops", ["sent troops", "sending troops"]),
        ("^turkey", "Turkey sells turkey", ["turkey"]),
        ("=US", "The US told us", ["us"]),
        ("wo n't", "They won't go", ["wo n't"]),
        ("rule* out", "rules. Out", []),
    ],
)
def test_a_cue_is_found(cue, text, found):
    assert _found(cue, text) == found


def test_the_longest_cue_of_a_sort_wins():
    patterns = Patterns("en", elides=False, words={})
    patterns.add("stance", "refused", "rule* out")
    patterns.add("stance", "open", "not rule* out")
    patterns.add("other", "x", "out")
    matches = patterns.find(tokenize("Spain will not rule out anything", "en"))
    assert [(match.sort, match.value) for match in matches] == [("stance", "open"), ("other", "x")]


@pytest.mark.parametrize("cue", ["@nowhere troops", ".."])
def test_a_cue_that_cannot_be_read_is_refused(cue):
    with pytest.raises(ValueError, match=r"no list|without words"):
        _found(cue, "text")
