"""What would follow if a condition were met."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.register import actions
from coalition.register.models import Assessment
from coalition.register.queries.scenarios import unlocks
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 1)


def waiting(country: str, *conditions: str, kind: str = "troops", status: str = "intends") -> Assessment:
    return register.assessment(register.pledge(country, kind=kind), status, DAY, conditions=conditions)


def found(slug: str, **asked: object) -> list[tuple[str, list[str]]]:
    """Who waits for it, and for what else."""
    return [
        (
            one.assessment.pledge.participations.get().country_id,
            sorted(f"{rest.slug} {rest.country_id or ''}".strip() for rest in one.still),
        )
        for one in unlocks(slug, LATER, **asked)  # type: ignore[arg-type]  # the keywords of the query, as the test gives them
    ]


def test_those_that_nothing_else_holds_back_come_first():
    waiting("DE", "ceasefire", "un_mandate")
    waiting("FR", "ceasefire")
    waiting("GB", "un_mandate")
    waiting("IT")
    assert found("ceasefire") == [("FR", []), ("DE", ["un_mandate"])]
    assert [one.frees for one in unlocks("ceasefire", LATER)] == [True, False]


def test_among_equals_the_kinds_stand_together_and_then_the_older_pledge() -> None:
    naval, troops, air = (waiting("DE", "ceasefire", kind=kind) for kind in ("naval", "troops", "air"))
    more = waiting("FR", "ceasefire", kind="air")
    assert [one.assessment for one in unlocks("ceasefire", LATER)] == [air, more, naval, troops]


def test_what_is_met_already_holds_nothing_back():
    waiting("DE", "ceasefire", "un_mandate")
    register.condition_state(register.condition("un_mandate"), "met", LATER)
    assert found("ceasefire") == [("DE", [])]
    assert [one.frees for one in unlocks("ceasefire", LATER - timedelta(days=1))] == [False]


def test_a_condition_that_ceased_to_hold_holds_back_again():
    waiting("DE", "ceasefire", "un_mandate")
    register.condition_state(register.condition("un_mandate"), "met", DAY)
    register.condition_state(register.condition("un_mandate"), "unmet", DAY + timedelta(days=5))
    assert found("ceasefire") == [("DE", ["un_mandate"])]


@pytest.mark.parametrize("status", ["refused", "withdrawn"])
def test_what_was_refused_or_taken_back_waits_for_nothing(status):
    waiting("DE", "ceasefire", status=status)
    assert found("ceasefire") == []


def test_one_countrys_parliament_is_not_anothers():
    waiting("DE", "parliament")
    waiting("FR", "parliament", "ceasefire")
    assert found("parliament") == [("DE", []), ("FR", ["ceasefire"])]
    assert found("parliament", country="FR") == [("FR", ["ceasefire"])]
    assert found("parliament", country="GB") == []


def test_a_joint_pledge_waits_for_the_parliaments_of_all():
    joint = register.pledge("DK", "SE", kind="air")
    register.assessment(joint, "intends", DAY, conditions=["parliament"])
    (one,) = unlocks("parliament", LATER, country="DK")
    assert [rest.country_id for rest in one.still] == ["SE"]
    assert not one.frees
    assert unlocks("parliament", LATER)[0].frees


def test_only_what_had_been_written_down_by_then_counts():
    row = waiting("DE", "ceasefire")
    assert found("ceasefire", known_at=row.recorded_at) == [("DE", [])]
    assert found("ceasefire", known_at=row.recorded_at - timedelta(microseconds=1)) == []
    actions.retract(by=EditorFactory.create(), wrong=row, reason="Never said")
    assert found("ceasefire") == []
    assert found("ceasefire", known_at=row.recorded_at) == [("DE", [])]


def test_what_was_not_known_then_is_not_met_then() -> None:
    row = waiting("DE", "ceasefire", "un_mandate")
    register.condition_state(register.condition("un_mandate"), "met", DAY)
    assert found("ceasefire") == [("DE", [])]
    assert found("ceasefire", known_at=row.recorded_at) == [("DE", ["un_mandate"])]


def test_what_was_said_before_a_newer_word_waits_for_nothing() -> None:
    row = waiting("DE", "ceasefire")
    newer = register.assessment(row.pledge, "pledged", DAY + timedelta(days=9))
    assert found("ceasefire") == []
    actions.retract(by=EditorFactory.create(), wrong=newer, reason="Never said")
    assert found("ceasefire") == [("DE", [])]


def test_it_takes_the_same_number_of_queries_however_many_wait(django_assert_max_num_queries):
    for country in ("DE", "FR", "GB", "IT", "SE"):
        waiting(country, "ceasefire", "parliament")
    with django_assert_max_num_queries(7):
        assert len(unlocks("ceasefire", LATER)) == 5


SLUGS = ["ceasefire", "un_mandate", "us_backstop"]


class AnyRegister(TestCase):
    """Against asking each pledge by itself."""

    @settings(max_examples=15)
    @given(st.lists(st.sets(st.sampled_from(SLUGS)), max_size=4), st.sets(st.sampled_from(SLUGS)))
    def test_what_is_freed_waits_for_nothing_but_what_is_met_or_supposed(self, pledges, met):
        for conditions in pledges:
            waiting("DE", *sorted(conditions))
        for slug in sorted(met):
            register.condition_state(register.condition(slug), "met", DAY)
        for slug in SLUGS:
            expected = sorted(len(one - met - {slug}) for one in pledges if slug in one)
            assert [len(one.still) for one in unlocks(slug, LATER)] == expected
