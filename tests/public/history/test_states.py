"""The history of pledges: what counts on a day, by the matrix's own rule."""

from datetime import date

import pytest

from coalition.public.history.cell import cell_on_day
from coalition.public.history.presenters import conditions_waited_for
from coalition.public.history.queries import history_of_cell, history_of_country, history_of_pledge
from coalition.public.matrix_data import queries
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
LAST = date(2026, 2, 1)


@pytest.mark.parametrize(
    "day", [date(2025, 9, 3), date(2025, 9, 4), date(2026, 1, 5), date(2026, 1, 6), LAST]
)
def test_a_cell_from_its_history_is_the_cell_of_the_matrix(troops: Pledge, day: date) -> None:
    asked = Selection(as_of=day)
    own = cell_on_day(history_of_cell("DE", "troops", asked), asked, "DE", "troops")
    assert own == queries.matrix(asked).everything.get(("DE", "troops"))


def test_the_days_are_those_of_what_counts(troops: Pledge) -> None:
    past = history_of_cell("DE", "troops", Selection(as_of=LAST))
    assert past.days == [date(2025, 9, 4), date(2026, 1, 6)]
    wrong = troops.assessments.get(status="open")
    actions.retract(by=EditorFactory.create(), wrong=wrong, reason="Nobody said so.")
    assert history_of_cell("DE", "troops", Selection(as_of=LAST)).days == [date(2025, 9, 4)]


def test_a_step_says_whether_it_rose_and_what_it_waits_for(troops: Pledge) -> None:
    (history,) = history_of_pledge(troops, Selection(as_of=LAST)).histories
    newest, oldest = history.steps
    assert (newest.moved, oldest.moved) == ("up", "")
    assert newest.mark == "▲"
    assert newest.conditional
    assert conditions_waited_for([history]) == [("durable ceasefire", False), ("parliament", False)]


def test_what_is_supposed_counts_as_met(troops: Pledge) -> None:
    asked = Selection(as_of=LAST, suppose=("ceasefire", "parliament"))
    (history,) = history_of_pledge(troops, asked).histories
    assert not history.steps[0].conditional
    assert all(met for _name, met in conditions_waited_for([history]))


def test_a_country_has_its_joint_pledges_too_and_nothing_from_after_the_day(troops: Pledge) -> None:
    register.assessment(register.pledge("DE", "FR", kind="air"), "pledged", date(2026, 1, 20))
    assert len(history_of_country("FR", Selection(as_of=LAST)).histories) == 1
    assert len(history_of_country("DE", Selection(as_of=LAST)).histories) == 2
    assert history_of_country("FR", Selection(as_of=date(2026, 1, 19))).histories == []
