"""Steps of mandates and claims on groups have two clocks: against scanning everything, every time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.register import actions
from coalition.register.models import GroupClaim, MandateStep
from coalition.register.models.versioned import Nature
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece

FIRST = date(2026, 1, 1)
# What happens, to which of two mandates (or with which earlier claim), and on which day.
STORY = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "correct", "retract"]),
        st.integers(0, 1),
        st.integers(0, 20),
        st.integers(0, 9),
    ),
    max_size=7,
)


def by_definition(rows: Iterable[Any], day: date, moment: datetime | None) -> list[Any]:
    heard = [row for row in rows if moment is None or row.recorded_at <= moment]
    gone = {row.supersedes_id for row in heard}
    return [
        row for row in heard if row.nature != Nature.RETRACTION and row.pk not in gone and row.said_on <= day
    ]


def newest_first(row: Any) -> tuple[date, datetime, int]:
    return row.said_on, row.recorded_at, row.pk


class AnyStory(TestCase):
    @settings(max_examples=15)
    @given(STORY)
    def test_the_step_of_a_mandate_is_its_latest_live_one(self, story):
        by, states = EditorFactory.create(), list(MandateStep.State)
        register.country("DE")
        for what, which, days, choice in story:
            live = [row for row in MandateStep.objects.known() if row.mandate.body == f"Body {which}"]
            step = actions.MandateStepInput(
                states[choice % len(states)],
                FIRST + timedelta(days=days),
                [a_piece(url=f"https://a.example/{days}")],
            )
            if what == "retract" and live:
                actions.retract_mandate(by=by, wrong=live[0], reason="Misread")
            elif (
                what == "correct" and live and (live[0].state, live[0].said_on) != (step.state, step.said_on)
            ):
                actions.correct_mandate(by=by, wrong=live[0], step=step, reason="Misread")
            else:
                actions.set_mandate(by=by, country="DE", body=f"Body {which}", what="A mission", step=step)
        rows = list(MandateStep.objects.all())
        for moment in (None, *(row.recorded_at for row in rows)):
            for day in (FIRST, FIRST + timedelta(days=7), FIRST + timedelta(days=20)):
                live = by_definition(rows, day, moment)
                latest = {row.mandate_id: row for row in sorted(live, key=newest_first)}
                assert set(MandateStep.objects.as_of(day, moment)) == set(latest.values())

    @settings(max_examples=15)
    @given(STORY)
    def test_claims_on_groups_stand_beside_each_other_the_newest_first(self, story):
        by = EditorFactory.create()
        for what, _which, days, choice in story:
            live = list(GroupClaim.objects.known())
            claim = actions.GroupClaimInput(
                f"Speaker {choice}", f"claim {days}", ["troops"], FIRST + timedelta(days=days), [a_piece()]
            )
            if what == "retract" and live:
                actions.retract_group_claim(by=by, wrong=live[choice % len(live)], reason="Misread")
            elif what == "correct" and live and live[0].what != claim.what:
                actions.correct_group_claim(by=by, wrong=live[0], claim=claim, reason="Misread")
            else:
                actions.record_group_claim(by=by, claim=claim)
        rows = list(GroupClaim.objects.all())
        for moment in (None, *(row.recorded_at for row in rows)):
            for day in (FIRST, FIRST + timedelta(days=7), FIRST + timedelta(days=20)):
                expected = sorted(by_definition(rows, day, moment), key=newest_first, reverse=True)
                assert list(GroupClaim.objects.as_of(day, moment)) == expected


@pytest.mark.django_db
def test_what_comes_next_comes_first_and_what_has_no_date_last():
    by, country = EditorFactory.create(), register.country("DE")
    for body, next_on in (("A", None), ("B", date(2026, 5, 1)), ("C", date(2026, 3, 1))):
        step = actions.MandateStepInput("asked", FIRST, [a_piece()], next_on=next_on)
        actions.set_mandate(by=by, country=country.code, body=body, what="A mission", step=step)
    register.mandate_step("BE", said_on=FIRST)
    order = [row.mandate.body for row in MandateStep.objects.as_of(date(2026, 2, 1)).by_date()]
    assert order == ["C", "B", "Parliament", "A"]
