"""Whom "he", "the country" and "both" mean."""

import pytest

from coalition.readings.readers.rules.syntax.coreference import Focus, resolve
from coalition.readings.readers.rules.syntax.entities import find_mentions


@pytest.fixture(scope="session")
def resolved(document):
    """The countries of each pointer of the last sentence, after the sentences before it."""

    def read(text: str, lang: str = "en"):
        doc = document(text, lang)
        focus, found = Focus(), []
        for sentence in doc.sentences:
            found = find_mentions(doc, sentence, frozenset())
            resolve(doc, sentence, found, focus)
        return [mention.countries for mention in found if mention.role in {"pronoun", "anaphor", "both"}]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain hesitates. It will send nobody.", [("ES",)]),
        ("Spain and Norway met. Both countries will send soldiers.", [("ES", "NO")]),
        ("Spain hesitates. Norway is ready. It will send soldiers.", [("NO",)]),
        ("The talks went on in Spain. Norway is ready. The country will pay.", [("NO",)]),
        ("Snow fell. It will send nobody.", [()]),
    ],
)
def test_a_pointer_means_the_country_in_focus(resolved, text, expected) -> None:
    assert resolved(text) == expected


def test_the_host_never_comes_into_focus(resolved) -> None:
    assert resolved("Spain hesitates. Ukraine condition_mentions. It will send nobody.") == [("ES",)]


def test_a_place_at_the_head_of_the_sentence_says_whose_government(resolved) -> None:
    assert resolved("Spain hesitates. In Denmark the government has agreed.") == [("DK",)]
