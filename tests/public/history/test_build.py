"""A pledge's history, step by step: what moved, what was superseded, and what of it still counts."""

from datetime import date

import pytest
from django.utils.translation import override

from coalition.public.history.presenters import PledgeHistory
from coalition.public.history.queries import history_of_pledge
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Assessment, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def history(pledge: Pledge, selection: Selection = ASKED) -> PledgeHistory:
    (found,) = history_of_pledge(pledge, selection).histories
    return found


def said(*statuses: str) -> list[Assessment]:
    pledge = register.pledge("DE")
    return [
        register.assessment(pledge, status, date(2026, 1, day))
        for day, status in enumerate(statuses, start=1)
    ]


def test_each_step_is_held_against_the_one_before_and_the_first_against_nothing() -> None:
    rows = said("unclear", "intends", "open", "open", "withdrawn")
    steps = history(rows[0].pledge).steps
    assert [step.moved for step in steps] == ["down", "", "down", "up", ""]
    assert [step.before and step.before.slug for step in steps] == [
        "open",
        "open",
        "intends",
        "unclear",
        None,
    ]
    with override("en"):
        assert steps[3].movement == "up, before: Unclear"
        assert (steps[4].movement, steps[4].mark) == ("", "")


def test_what_was_corrected_moved_nothing_and_nothing_is_held_against_it() -> None:
    first, second = said("open", "pledged")
    right = actions.AssessmentInput("unclear", date(2026, 1, 2), [register.EVIDENCE])
    better = actions.correct(by=EditorFactory.create(), wrong=second, assessment=right, reason="Misheard.")
    shown = history(first.pledge)
    assert [(step.row, step.superseded, step.moved) for step in shown.steps] == [
        (better, False, "down"),
        (second, True, ""),
        (first, False, ""),
    ]
    assert shown.now is not None
    assert shown.now.row == better
    before = history(first.pledge, ASKED.but(known_at=second.recorded_at))
    assert [(step.row, step.moved) for step in before.steps] == [(second, "up"), (first, "")]


def test_after_a_retraction_the_word_before_it_counts_again() -> None:
    first, second = said("open", "pledged")
    actions.retract(by=EditorFactory.create(), wrong=second, reason="Nobody said so.")
    shown = history(first.pledge)
    assert shown.now is not None
    assert shown.now.row == first
    assert [step.superseded for step in shown.steps] == [True, True, False]
    assert all(piece.row.assessment_id == first.pk for piece in shown.pieces)


def test_when_nothing_is_left_nothing_counts_and_all_can_be_read() -> None:
    (only,) = said("open")
    actions.retract(by=EditorFactory.create(), wrong=only, reason="Nobody said so.")
    shown = history(only.pledge)
    assert (shown.now, shown.reports, shown.pieces) == (None, 0, [])
    assert len(shown.steps) == 2


def test_a_refusal_waits_for_nothing_whatever_was_said_of_conditions() -> None:
    row = register.assessment(register.pledge("DE"), "refused", conditions=["ceasefire"])
    (step,) = history(row.pledge).steps
    assert not step.conditional
    assert [is_met for _name, is_met in step.conditions] == [False]


def test_a_condition_of_two_countries_is_met_when_it_is_met_for_both() -> None:
    pledge = register.pledge("DE", "FR")
    register.assessment(pledge, "open", date(2026, 1, 10), conditions=["parliament"])
    register.condition_state(register.condition("parliament", "DE"), said_on=date(2026, 1, 12))
    assert history(pledge).steps[0].conditional
    assert not any(is_met for _name, is_met in history(pledge).steps[0].conditions)
    register.condition_state(register.condition("parliament", "FR"), said_on=date(2026, 1, 13))
    assert not history(pledge).steps[0].conditional
