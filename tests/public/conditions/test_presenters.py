"""Conditions in words."""

from datetime import date

import pytest

from coalition.public.conditions import queries
from coalition.public.conditions.presenters import WaitingPledge, condition_rows, state_history
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Condition
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def test_a_row_counts_pledges_that_wait_and_those_that_wait_for_nothing_else() -> None:
    register.assessment(register.pledge("DE"), conditions=["ceasefire"])
    register.assessment(register.pledge("FR"), conditions=["ceasefire", "parliament"])
    by_slug = {
        row.condition.slug: row
        for row in condition_rows(queries.met_states(ASKED), queries.waiting_assessments(ASKED))
    }
    assert (by_slug["ceasefire"].waiting, by_slug["ceasefire"].freed) == (2, 1)
    assert (by_slug["parliament"].waiting, by_slug["parliament"].freed) == (1, 0)
    assert by_slug["un_mandate"].met == []


def test_a_country_whose_own_condition_is_met_is_named_and_waits_no_more() -> None:
    register.assessment(register.pledge("DE"), conditions=["parliament"])
    own = Condition.objects.get(slug="parliament", country="DE")
    actions.set_condition(
        by=EditorFactory.create(),
        condition=own,
        state="met",
        said_on=date(2026, 1, 20),
        evidence=[register.EVIDENCE],
    )
    rows = condition_rows(queries.met_states(ASKED), queries.waiting_assessments(ASKED))
    (row,) = [row for row in rows if row.condition.slug == "parliament"]
    assert row.met == [("Germany", date(2026, 1, 20))]
    assert row.waiting == 0
    (state,) = state_history(queries.states("parliament", ASKED))
    assert (state.whose, state.superseded, len(state.pieces)) == ("Germany", False, 1)


def test_a_pledge_says_what_else_it_waits_for() -> None:
    register.assessment(register.pledge("DE"), conditions=["ceasefire", "parliament"])
    (unlock,) = queries.unlocked_by("ceasefire", ASKED)
    waiting = WaitingPledge(unlock)
    assert (waiting.countries, waiting.kind.slug) == ("Germany", "troops")
    assert waiting.still == "parliament agrees"
