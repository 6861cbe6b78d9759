"""What a sentence leaves out is taken from those before it."""

import pytest

from tests.readings.readers.rules.little_language import said


@pytest.mark.parametrize(
    ("before", "sentence", "added"),
    [
        ("Spain wants soldiers.", "Italy refuses it.", "IT troops refusal"),
        ("Spain wants soldiers.", "Italy refuses.", "IT troops refusal"),
        ("Spain wants soldiers.", "Italy hesitates.", "IT troops doubt"),
        ("Spain wants soldiers.", "Italy approves.", "IT troops decision"),
        ("Spain wants soldiers.", "Italy could join.", "IT troops openness"),
        ("Spain wants soldiers.", "Italy could join summit.", ""),
        ("Spain wants soldiers.", "Italy likewise.", "IT troops intention"),
        ("Spain wants soldiers. Xx. Xx.", "Italy refuses it.", "IT troops refusal"),
        ("Spain wants soldiers. Xx. Xx. Xx.", "Italy refuses it.", ""),  # long ago
        ("Spain wants soldiers. Xx.", "Italy likewise.", ""),
        ("Spain wants missiles.", "Italy refuses it.", "IT arms refusal"),
        ("Spain wants missiles. Xx.", "Italy refuses it.", ""),  # arms are taken up at once or not at all
        ("Spain wants lessons.", "Italy refuses it.", ""),
        ("Spain wants soldiers.", "Ukraine refuses it.", ""),
    ],
)
def test_a_sentence_without_a_kind_means_the_one_spoken_of(before: str, sentence: str, added: str) -> None:
    found = said(f"{before} {sentence}").split("; ")
    assert "; ".join(found[1:]) == added


@pytest.mark.parametrize("opener", ["Among ", ""])
def test_a_list_after_a_group_takes_what_was_said_of_the_group(opener: str) -> None:
    text = f"countries wants soldiers. {opener}Spain, Italy and Norway."
    assert said(text) == "ES troops intention; IT troops intention; NO troops intention"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The force x after ceasefire. Spain wants soldiers.", "ES troops intention +truce"),
        ("The force x after vote. Spain wants soldiers.", "ES troops intention"),
        ("The force x even after ceasefire. Spain wants soldiers.", "ES troops intention"),
        ("The force x after ceasefire? Spain wants soldiers.", "ES troops intention"),
        ("The force x after ceasefire. Spain refuses soldiers.", "ES troops refusal"),
        ("The force x after ceasefire. Spain wants money.", "ES money intention"),
    ],
)
def test_a_truce_that_the_whole_force_waits_for_binds_everybody_in_it(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain promises soldiers. It requires vote.", "ES troops promise +parliament"),
        ("Spain promises soldiers. Xx. It requires vote.", "ES troops promise +parliament"),
        ("Spain promises soldiers. Xx. Xx. It requires vote.", "ES troops promise"),
        ("Spain refuses soldiers. It requires vote.", "ES troops refusal"),
        ("Spain delivers soldiers. It requires vote.", "ES troops deed"),
    ],
)
def test_a_sentence_that_only_names_a_condition_speaks_of_those_before(text: str, expected: str) -> None:
    assert said(text) == expected
