"""What a reader knows of a codebook beside its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.reading_rules import ReadingRules
from coalition.codebook.traits import AGAINST, BINDING, SCALE, WILLING, Stance, Trait
from tests.codebook.given import book

STATUSES = st.dictionaries(st.sampled_from(Stance), st.sampled_from(["a", "b", "c", "d"]))
RULES = book().reading_rules


@given(STATUSES, st.sampled_from(Stance))
def test_what_a_text_says_is_never_shown_as_something_firmer(
    statuses: dict[Stance, str], said: Stance
) -> None:
    shown = ReadingRules(statuses).status(said)
    if said in statuses:
        assert shown == statuses[said]
    elif said not in SCALE[2:]:
        assert shown == ""
    else:
        weaker = [statuses[one] for one in SCALE[2 : SCALE.index(said)] if one in statuses]
        assert shown == (weaker[-1] if weaker else "")


def test_a_wish_is_shown_as_openness_where_the_ladder_has_no_wish() -> None:
    assert RULES.status("intention") == "weighing"


def test_a_refusal_is_never_shown_as_doubt() -> None:
    assert ReadingRules({Stance.DOUBT: "wavering"}).status("refusal") == ""


@given(st.sampled_from([*SCALE, Stance.WITHDRAWAL]))
def test_no_stance_is_for_and_against_at_once(stance: Stance) -> None:
    assert sum(stance in group for group in (AGAINST, WILLING, BINDING)) <= 1


def test_the_scale_has_every_stance_but_the_withdrawal_once() -> None:
    assert sorted([*SCALE, Stance.WITHDRAWAL]) == sorted(Stance)


def test_traits_are_those_of_the_codebook_s_kinds_in_their_order() -> None:
    assert RULES.traits[Trait.OF_THE_FORCE] == ("wardens", "patrols")
    assert RULES.has("purse", Trait.PEOPLE, Trait.MONEY)
    assert not RULES.has("purse", Trait.PEOPLE)
    assert not RULES.has("unheard_of", *Trait)


def test_the_first_kind_with_a_trait_stands_for_it_else_what_was_found_stays() -> None:
    assert RULES.first_having(Trait.TAKEN_UP, "purse") == "wardens"
    assert RULES.first_having(Trait.WEAPONS, "purse") == "purse"


def test_units_and_money_are_the_codebook_s() -> None:
    assert RULES.units["purse"] == {"EUR"}
    assert RULES.units["harbours"] == frozenset()
    assert RULES.currencies == {"EUR"}
    assert dict(RULES.signs) == {"€": "EUR"}


def test_host_and_adversary_stand_apart() -> None:
    assert book(roles__host="UY", roles__adversary="BR").reading_rules.apart == {"UY", "BR"}


@given(st.permutations(["GB", "PL", "RO", "SK"]))
def test_the_fingerprint_does_not_depend_on_the_order_of_a_set(codes: list[str]) -> None:
    known = ReadingRules({}, neighbours=frozenset(["SK", "RO", "PL", "GB"])).fingerprint
    assert ReadingRules({}, neighbours=frozenset(codes)).fingerprint == known


@pytest.mark.parametrize(
    "change",
    [
        {"roles__force": "patrols"},
        {"kinds__3__traits": ["money", "gifts"]},
        {"kinds__0__units": []},
        {"ladder__2__stance": "intention"},
        {"units__2__sign": "E"},
    ],
)
def test_the_fingerprint_is_another_for_every_rule_that_changed(change: dict[str, object]) -> None:
    assert book(**change).reading_rules.fingerprint != RULES.fingerprint
