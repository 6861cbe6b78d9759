"""What conditions are asked: met on a day, waited for, and everything ever said of one."""

from datetime import date

import pytest

from coalition.public.conditions import queries
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Assessment
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def test_a_condition_is_met_from_its_day_on_and_until_it_is_not() -> None:
    register.condition_state(state="met", said_on=date(2026, 1, 10))
    register.condition_state(state="unmet", said_on=date(2026, 1, 20))
    met = {day: bool(queries.met_states(ASKED.but(as_of=date(2026, 1, day)))) for day in (9, 10, 19, 20)}
    assert met == {9: False, 10: True, 19: True, 20: False}


def test_what_was_known_at_a_time_knows_no_later_state() -> None:
    first = register.condition_state(state="met", said_on=date(2026, 1, 10))
    actions.retract_condition(by=EditorFactory.create(), wrong=first, reason="It never held.")
    assert queries.met_states(ASKED) == []
    assert queries.met_states(ASKED.but(known_at=first.recorded_at)) == [first]
    assert [row.superseded for row in queries.states("ceasefire", ASKED)] == [False, True]  # type: ignore[attr-defined]  # annotated
    assert len(queries.states("ceasefire", ASKED.but(known_at=first.recorded_at))) == 1


def test_states_stand_by_their_day_the_newest_first_and_none_from_after_it() -> None:
    for day in (20, 10, 15):
        register.condition_state(said_on=date(2026, 1, day))
    register.condition_state(register.condition("parliament", "NO"), said_on=date(2026, 1, 12))
    days = [row.said_on.day for row in queries.states("ceasefire", ASKED.but(as_of=date(2026, 1, 15)))]
    assert days == [15, 10]
    assert queries.states("un_mandate", ASKED) == []


def test_only_what_is_alive_waits() -> None:
    waits = register.assessment(register.pledge("DE"), "open", conditions=["ceasefire"])
    register.assessment(register.pledge("FR"), "refused", conditions=["ceasefire"])
    register.assessment(register.pledge("IT"), "withdrawn", conditions=["ceasefire"])
    register.assessment(register.pledge("PL"), "open")
    assert list(queries.waiting_assessments(ASKED)) == [waits]
    assert list(queries.waiting_assessments(ASKED.but(as_of=date(2026, 1, 9)))) == []
    assert [one.assessment for one in queries.unlocked_by("ceasefire", ASKED)] == [waits]


def test_who_said_again_without_the_condition_waits_no_more() -> None:
    pledge = register.pledge("DE")
    register.assessment(pledge, "open", date(2026, 1, 10), conditions=["ceasefire"])
    register.assessment(pledge, "intends", date(2026, 1, 20))
    assert list(queries.waiting_assessments(ASKED)) == []
    earlier = list(queries.waiting_assessments(ASKED.but(as_of=date(2026, 1, 19))))
    assert earlier == list(Assessment.objects.filter(status="open"))
