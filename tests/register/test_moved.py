"""Who recorded on the strength of what is no longer the newest is told, and nothing is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coalition.register import actions
from coalition.register.models import Condition, ConditionState, Entry, GroupClaim, MandateStep
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 6)
CLAIMED = actions.GroupClaimInput("Somebody", "are ready", ["troops"], DAY, [a_piece()])
PROCEDURE = actions.MandateStepInput(state="asked", said_on=DAY, evidence=[a_piece()])


def says(condition: Condition, state: str = "met", **more: Any) -> ConditionState:
    return actions.set_condition(
        by=EditorFactory.create(), condition=condition, state=state, said_on=DAY, evidence=[a_piece()], **more
    )


def steps(country: str = "NO", state: str = "asked", **more: Any) -> MandateStep:
    register.country(country)
    return actions.set_mandate(
        by=EditorFactory.create(),
        country=country,
        body="Storting",
        what="Soldiers",
        step=replace(PROCEDURE, state=state),
        **more,
    )


def claims(claimed: actions.GroupClaimInput = CLAIMED, **more: Any) -> GroupClaim:
    return actions.record_group_claim(by=EditorFactory.create(), claim=claimed, **more)


def moved(act: Callable[[], object]) -> object:
    """What the editor is shown instead."""
    before = Entry.objects.count()
    with pytest.raises(actions.EditConflict) as caught:
        act()
    assert Entry.objects.count() == before
    return caught.value.current


def test_a_condition() -> None:
    condition, by = register.condition(), EditorFactory.create()
    first = says(condition)
    second = says(condition, "unmet")
    values: dict[str, Any] = {"by": by, "wrong": first, "reason": "Misread", "seen": first.pk}
    better = {"state": "unmet", "said_on": DAY, "evidence": [a_piece()]}
    assert moved(lambda: says(condition, seen=first.pk)) == second
    assert moved(lambda: actions.correct_condition(**values, **better)) == second
    assert moved(lambda: actions.retract_condition(**values)) == second
    says(condition, seen=second.pk)


def test_an_empty_table_is_moved_by_the_first_row() -> None:
    assert says(register.condition(), seen=0)
    assert moved(lambda: says(register.condition(), seen=0)) == ConditionState.objects.get()


def test_another_condition_moves_nothing() -> None:
    first = says(register.condition())
    says(register.condition("us_backstop"))
    assert says(register.condition(), "unmet", seen=first.pk)


def test_the_newest_is_shown() -> None:
    for state in ("met", "unmet", "met"):
        newest = says(register.condition(), state)
    assert moved(lambda: says(register.condition(), seen=0)) == newest


def test_a_mandate() -> None:
    by = EditorFactory.create()
    first, second = steps(), steps(state="agreed")
    values: dict[str, Any] = {"by": by, "wrong": first, "reason": "Misread", "seen": first.pk}
    assert moved(lambda: steps(seen=first.pk)) == second
    assert moved(lambda: actions.correct_mandate(**values, step=PROCEDURE)) == second
    assert moved(lambda: actions.retract_mandate(**values)) == second
    steps("SE")
    assert steps(state="refused", seen=second.pk)


@pytest.mark.parametrize("same", [{"claimed_by": " SOMEBODY "}, {"said_on": date(2026, 1, 5)}])
def test_a_claim_on_a_group_by_the_same_speaker_or_of_the_same_day(same: dict[str, Any]) -> None:
    other = replace(CLAIMED, claimed_by="Another", said_on=date(2026, 1, 5))
    first = claims(replace(CLAIMED, what="are willing", said_on=date(2026, 1, 4)))
    second = claims(replace(CLAIMED, what="are able", said_on=date(2026, 1, 4)))
    if "said_on" in same:
        second = claims(replace(CLAIMED, claimed_by="A third", said_on=same["said_on"]))
    assert moved(lambda: claims(replace(other, **same), seen=first.pk)) == second


def test_a_claim_of_another_day_by_somebody_else_moves_nothing() -> None:
    first = claims()
    claims(replace(CLAIMED, what="are able"))
    assert claims(replace(CLAIMED, claimed_by="Another", said_on=date(2026, 1, 5)), seen=first.pk)
