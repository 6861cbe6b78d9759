"""What a sentence leaves out is taken from those before it."""

import pytest

from tests.readings.readers.rules.little_language import read, said


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


BEFORE = "Spain wants soldiers."


@pytest.mark.parametrize(
    ("sentence", "added"),
    [
        # A short clause, or one that points at it, can only mean what was spoken of.
        ("Italy x x x x x refuses.", "IT troops refusal"),
        ("Italy x x x x x x refuses.", ""),
        ("Italy x x x x x x refuses it.", "IT troops refusal"),
        ("Italy x x x x x refuses x x x it.", "IT troops refusal"),
        ("Italy x x x x x refuses x x x x it.", ""),
        ("Italy x x x x x x considers.", ""),
        ("Italy x x x x x x x x hesitates.", "IT troops doubt"),  # a doubt is always about it
        ("Italy wants.", "IT troops intention"),
        ("Italy x x x x x x x wants.", ""),
        ("Italy and Norway x x x x x x x wants.", "IT troops intention; NO troops intention"),
        ("Italy and Norway promises.", ""),
        ("Italy, Norway and Poland promises.", "IT troops promise; NO troops promise; PL troops promise"),
        ("Xx. Italy approves.", ""),
        ("Italy delivers it.", ""),
        ("Italy refuses it x, Sol said x x x x x x.", "IT troops refusal"),  # who tells it says no more of it
        # Taking part
        ("Italy will x x x join.", "IT troops promise"),
        ("Italy will x x x x join.", ""),
        ("Xx. Italy will join.", "IT troops promise"),
        ("Xx. Xx. Italy will join.", ""),
        ("Italy join x will.", ""),
        ("Italy will join x; summit x.", "IT troops promise"),
        # Who does it
        ("In Rome x refuses.", "IT troops refusal"),
        ("x in Italy refuses.", ""),
        ("His x refuses.", ""),
        ("Italy refuses; Norway hesitates.", "IT troops refusal; NO troops doubt"),
        ("Italy supports x, but refuses.", "IT troops refusal"),
        ("Italy and Norway x but refuses.", ""),
        ("Ukraine x but refuses.", ""),
        # What another clause says of another kind
        ("Italy wants jets; Norway refuses it.", "IT jets intention; NO troops refusal"),
        ("Italy refuses money.", "IT money refusal"),
        ("Spain wants jets. Italy refuses it.", "ES jets intention; IT troops refusal"),
    ],
)
def test_a_clause_without_a_kind_is_completed_only_where_nothing_else_can_be_meant(
    sentence: str, added: str
) -> None:
    assert "; ".join(said(f"{BEFORE} {sentence}").split("; ")[1:]) == added


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Will x soldiers?", "Xx refuses x x x x x x x x x.", "ES troops refusal"),
        ("Will x lessons?", "Xx refuses x x x x x x x x x.", "ES lessons refusal"),
        ("Will x soldiers?", "Italy refuses x x x x x x x x x x.", "IT troops refusal"),
        ("Will x soldiers?", "Xx refuses jets x x x x x x x x x.", "ES jets refusal"),
        ("X asked soldiers.", "Xx refuses x x x x x x x x x.", "ES troops refusal"),
        ("X soldiers.", "Xx refuses x x x x x x x x x.", ""),  # nothing was asked
    ],
)
def test_what_follows_a_question_answers_it(question: str, answer: str, expected: str) -> None:
    assert said(f"Sol said x. {question} {answer}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain wants soldiers and jets. Italy and Norway likewise.",
            "ES troops intention; ES jets intention; IT jets intention; IT troops intention; NO jets intention; NO troops intention",
        ),
        (
            "Spain wants soldiers, Italy refuses jets. Norway likewise.",
            "ES troops intention; IT jets refusal; NO jets refusal",
        ),
        ("Spain wants soldiers; Italy likewise.", "ES troops intention; IT troops intention"),
        ("Spain wants soldiers. He likewise.", "ES troops intention"),
        ("Spain wants soldiers. Ukraine likewise.", "ES troops intention"),
        ("Likewise Italy; Spain wants soldiers.", "ES troops intention"),  # nothing is said yet
    ],
)
def test_the_same_goes_for_whoever_is_named_beside(text: str, expected: str) -> None:
    assert said(text) == expected


def test_how_many_and_who_said_it_is_not_the_same_for_another() -> None:
    spain, italy = read("Sol said Spain wants 200 soldiers. Italy likewise.")
    assert spain.quantity is not None
    assert spain.speaker == "Ana Sol"
    assert (italy.quantity, italy.speaker, italy.quote) == (None, None, "Italy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Countries wants soldiers. Among them Spain.", "ES troops intention"),
        ("Countries wants soldiers. Spain and Italy.", ""),  # two, and nothing opens a list
        ("Countries wants soldiers. Xx. Among them Spain.", ""),
        ("Countries delivers soldiers. Among them Spain.", ""),
        ("Countries withdraws soldiers. Among them Spain.", ""),
        ("X asked whether could soldiers. Among them Spain.", ""),  # nothing firm
        ("X asked whether wants soldiers. Among them Spain.", "ES troops intention"),
        ("Countries wants soldiers after vote. Among them Spain after terms.", "ES troops intention +other"),
    ],
)
def test_who_is_listed_right_after_a_group_means_it_as_the_group_does(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Everything after ceasefire. Spain wants soldiers.", "ES troops intention +truce"),
        ("Countries soldiers after ceasefire. Spain wants soldiers.", "ES troops intention +truce"),
        ("Money after ceasefire. Spain wants soldiers.", "ES troops intention"),  # no part of the force
        (
            "Spain wants presence after ceasefire. Italy wants soldiers.",
            "ES troops intention +truce; IT troops intention +truce",
        ),
        (
            "Spain wants soldiers after ceasefire. Italy wants soldiers.",
            "ES troops intention +truce; IT troops intention",
        ),
    ],
)
def test_one_countrys_truce_is_not_everybodys(text: str, expected: str) -> None:
    assert said(text) == expected
