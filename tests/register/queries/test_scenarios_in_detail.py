"""What a condition would set free."""

from datetime import date

import pytest

from coalition.register import actions
from coalition.register.models import Pledge
from coalition.register.queries.scenarios import unlocks
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)


def waiting(country: str, *conditions: str, status: str = "intends", kind: str = "troops") -> Pledge:
    pledge = register.pledge(country, kind=kind)
    register.assessment(pledge, status, conditions=conditions)
    return pledge


def found(slug: str, **asked: object) -> list[tuple[Pledge, list[str], bool]]:
    answer = unlocks(slug, **{"day": DAY} | asked)
    return [(one.assessment.pledge, [still.slug for still in one.still], one.frees) for one in answer]


def test_what_waits_for_nothing_else_comes_first() -> None:
    two = waiting("DE", "ceasefire", "us_backstop")
    one = waiting("FR", "ceasefire")
    waiting("PL", "us_backstop")
    assert found("ceasefire") == [(one, [], True), (two, ["us_backstop"], False)]


def test_among_equals_the_kinds_stand_together_and_then_the_older_pledge() -> None:
    naval, troops, air = (waiting("DE", "ceasefire", kind=kind) for kind in ("naval", "troops", "air"))
    more = waiting("FR", "ceasefire", kind="air")
    assert [pledge for pledge, _still, _frees in found("ceasefire")] == [air, more, naval, troops]


def test_what_is_met_already_holds_nothing_back() -> None:
    pledge = waiting("DE", "ceasefire", "us_backstop")
    register.condition_state(register.condition("us_backstop"), "met", date(2026, 1, 20))
    assert found("ceasefire") == [(pledge, [], True)]
    assert found("ceasefire", day=date(2026, 1, 19)) == [(pledge, ["us_backstop"], False)]


def test_what_was_not_known_then_is_not_met_then() -> None:
    pledge = waiting("DE", "ceasefire", "us_backstop")
    before = pledge.assessments.get().recorded_at
    register.condition_state(register.condition("us_backstop"), "met", date(2026, 1, 20))
    assert found("ceasefire", known_at=before) == [(pledge, ["us_backstop"], False)]


@pytest.mark.parametrize("status", ["refused", "withdrawn"])
def test_what_is_refused_waits_for_nothing(status: str) -> None:
    waiting("DE", "ceasefire", status=status)
    assert found("ceasefire") == []


def test_a_parliament_frees_only_what_waits_for_it() -> None:
    german, french = waiting("DE", "parliament"), waiting("FR", "parliament")
    assert found("parliament", country="DE") == [(german, [], True)]
    assert found("parliament") == [(german, [], True), (french, [], True)]


def test_a_joint_pledge_waits_for_the_other_parliament_too() -> None:
    joint = register.pledge("DE", "FR")
    register.assessment(joint, "intends", conditions=["parliament"])
    ((_pledge, still, frees),) = found("parliament", country="DE")
    assert (still, frees) == (["parliament"], False)


def test_what_no_longer_counts_waits_for_nothing() -> None:
    pledge = waiting("DE", "ceasefire")
    register.assessment(pledge, "pledged", date(2026, 1, 15))
    assert found("ceasefire") == []
    actions.retract(by=EditorFactory.create(), wrong=pledge.assessments.latest("pk"), reason="Never said")
    assert found("ceasefire") == [(pledge, [], True)]
