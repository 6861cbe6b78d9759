"""How firmly each kind is meant, told in a language of a few words."""

import pytest

from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance import distance
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from tests.readings.readers.rules.little_language import lay_out, said


@pytest.mark.parametrize(
    ("text", "cue", "kind", "words"),
    [
        ("x x x x x x", (0, 1), (1, 2), 0),
        ("x x x x x x", (0, 1), (4, 5), 3),
        ("x x x x x x", (4, 5), (0, 1), 4),  # behind the kind it is a word farther
        ("x x x x x x", (0, 3), (2, 4), 0),
        ("x, x x, x x x", (0, 1), (3, 4), 2 + 2 * 4),
        ("x x; x x x x", (0, 1), (2, 3), 1 + 4 + 14),
    ],
)
def test_every_comma_and_clause_between_makes_a_cue_farther(
    text: str, cue: tuple[int, int], kind: tuple[int, int], words: int
) -> None:
    assert distance(lay_out(text), Cue(*cue, "promise", 3), KindCue(*kind, "troops")) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain wants x considers soldiers.", "ES troops openness"),  # the softer of two governs
        ("Spain refuses x promises soldiers.", "ES troops refusal"),
        ("Spain withdraws x promises soldiers.", "ES troops withdrawal"),
        ("Spain promises soldiers but Italy refuses jets.", "ES troops promise; IT jets refusal"),
        ("Spain refuses soldiers but promises jets.", "ES troops refusal; ES jets promise"),
        (
            "Spain refuses soldiers but jets.",
            "ES troops refusal; ES jets intention",
        ),  # what is left is offered
        ("Spain refuses missiles and promises soldiers.", "ES arms refusal; ES troops promise"),
        ("Spain wants soldiers, if Italy promises jets.", "ES troops intention; IT jets promise"),
        ("Spain has not decided soldiers.", "ES troops doubt"),
        ("Spain promises no soldiers.", "ES troops refusal"),
        ("Spain hesitates whether Italy sends soldiers.", "ES troops doubt"),
        ("Spain idea soldiers refuses.", "ES troops refusal"),  # right behind: said of the idea
        ("Spain idea soldiers in Italy refuses.", "ES troops refusal"),
        ("Spain idea soldiers Italy refuses.", "ES troops openness"),  # somebody else does
        (
            "Spain considers soldiers. Spain refuses bases but jets.",
            "ES troops openness; ES bases refusal; ES jets openness",
        ),
        ("Spain refuses soldiers; jets.", "ES troops refusal"),  # without a "but" nothing is offered
        ("Spain promises soldiers; jets.", "ES troops promise; ES jets promise"),
        ("Spain considers jets, x promises soldiers.", "ES jets openness; ES troops promise"),
        ('"Spain considers x", x promises soldiers.', "ES troops promise"),  # the quotation has ended
        ("Spain considers x, x promises soldiers.", "ES troops openness"),
        ("Spain refuses jets, promises soldiers.", "ES jets refusal; ES troops promise"),
        ("Spain approves x x x x x x x x could soldiers.", "ES troops openness"),  # nothing says it is below
        ("Spain promises wants soldiers.", "ES troops intention"),
    ],
)
def test_of_several_cues_the_one_that_governs_the_kind_counts(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Spain wird soldiers stellen.", "de", "ES troops promise"),
        (
            "Spain wird soldiers refuses.",
            "de",
            "ES troops refusal",
        ),  # the verb that closes what an auxiliary opened
        ("soldiers x not x Spain.", "fi", "ES troops refusal"),
        ("soldiers x not x Spain.", "en", ""),
        ("soldiers x, not x Spain.", "fi", ""),
        ("presence x not x Spain.", "fi", ""),  # nor what only may be soldiers
        ("Spain promises x soldiers not.", "de", "ES troops refusal"),
        ("Spain promises x soldiers not.", "en", "ES troops promise"),
        ("Spain promises können soldiers.", "de", "ES troops openness"),  # the auxiliary behind its verb
        ("Spain promises können soldiers.", "en", "ES troops promise"),
        ("Spain wants können soldiers.", "de", "ES troops intention"),
        ("money x not x Spain.", "fi", ""),  # only people can be said not to be there
    ],
)
def test_languages_that_put_the_verb_last_are_read_to_the_end(text: str, lang: str, expected: str) -> None:
    assert said(text, lang) == expected


@pytest.mark.parametrize(
    ("before", "after", "words", "near", "far"),
    [
        ("refuses", "promises soldiers", 3, "refusal", "promise"),
        ("refuses", "could soldiers", 6, "refusal", "openness"),
        ("considers", "promises soldiers", 6, "openness", "promise"),
        ("wants", "promises soldiers", 3, "intention", "promise"),
        ("withdraws", "promises soldiers", 3, "withdrawal", "promise"),
        ("promises soldiers", "withdraws", 2, "withdrawal", "promise"),
        ("approves that", "could soldiers", 8, "decision", "openness"),
        ("hesitates", "no soldiers", 6, "doubt", "refusal"),
        ("promises", "soldiers", 30, "promise", ""),
    ],
)
def test_a_cue_governs_no_farther_than_a_sentence_would_carry_it(
    before: str, after: str, words: int, near: str, far: str
) -> None:
    assert said(f"Spain {before} {'x ' * words}{after}.") == f"ES troops {near}"
    assert said(f"Spain {before} {'x ' * (words + 1)}{after}.") == f"ES troops {far}".removesuffix(
        "ES troops "
    )


@pytest.mark.parametrize(("words", "expected"), [(6, "ES troops refusal"), (7, "")])
def test_a_late_denial_stands_close_behind_the_soldiers(words: int, expected: str) -> None:
    assert said(f"Soldiers {'x ' * words}not x Spain.", "fi") == expected
