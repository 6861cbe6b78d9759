"""From cues to claims, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain refuses soldiers x watching.", "ES troops refusal"),
        ("Spain refuses soldiers and watching.", "ES troops refusal; ES watch refusal"),
        ("Spain refuses soldiers no watching.", "ES troops refusal; ES watch refusal"),
        ("Spain refuses soldiers, watching.", "ES troops refusal; ES watch refusal"),
        ("Spain refuses soldiers; refuses watching.", "ES troops refusal; ES watch refusal"),
        ("Spain refuses money x watching.", "ES money refusal; ES watch refusal"),
        ("Spain refuses watching x soldiers.", "ES watch refusal; ES troops refusal"),
        ("Spain promises soldiers x watching.", "ES troops promise; ES watch promise"),
    ],
)
def test_what_refused_soldiers_would_have_been_for_is_not_refused_itself(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(6, "ES jets promise; ES arms promise"), (7, "ES jets promise")]
)
def test_the_later_of_a_list_share_the_verb_of_the_first(words: int, expected: str) -> None:
    assert said(f"Spain promises {'x ' * 30}jets {'x ' * words}missiles.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain sends soldiers.", "ES troops deed"),
        ("Spain sends presence.", ""),  # a vague word needs more than a tense
        ("Spain will send presence.", "ES troops promise"),
        ("America and Spain promises guarantee.", "US cover promise"),  # only one country can
        ("Ukraine promises soldiers.", ""),
    ],
)
def test_a_claim_needs_a_firm_word_and_somebody_who_can(text: str, expected: str) -> None:
    assert said(text) == expected
