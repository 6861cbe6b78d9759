"""What the record says of the pledges of a cell, as of a day."""

from datetime import date

import pytest

from coalition.review.suggestions.current_standings import CellStandings, current_standings
from tests.factories import register

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_an_empty_cell_has_no_standings_and_asks_once(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        cell = CellStandings("NO", "troops")
        assert cell.as_of(DAY) == []
        assert cell.as_of(date(2026, 1, 1)) == []


def test_pledges_come_the_oldest_first_with_what_is_said_of_them() -> None:
    first, second = register.pledge("NO"), register.pledge("NO", title="Staff")
    row = register.assessment(second, "open", conditions=["ceasefire", "parliament"])
    one, two = current_standings("NO", "troops", DAY)
    assert (one.pledge, one.assessment, one.conditions, one.newest) == (first, None, frozenset(), 0)
    assert (two.pledge, two.assessment, two.newest) == (second, row, row.pk)
    assert two.conditions == {"ceasefire", "parliament"}


def test_the_newest_is_what_was_recorded_last_whatever_day_it_speaks_of() -> None:
    pledge = register.pledge("NO")
    spring = register.assessment(pledge, "intends", date(2026, 3, 1))
    backdated = register.assessment(pledge, "open", date(2026, 1, 1))
    (found,) = current_standings("NO", "troops", DAY)
    assert (found.assessment, found.newest) == (spring, backdated.pk)


def test_before_anything_was_said_there_is_no_assessment_but_there_is_a_newest() -> None:
    row = register.assessment(register.pledge("NO"), "open", date(2026, 3, 1))
    (found,) = current_standings("NO", "troops", date(2026, 2, 1))
    assert (found.assessment, found.newest) == (None, row.pk)


def test_joint_pledges_stand_in_the_cells_of_all_their_countries() -> None:
    joint = register.pledge("NO", "SE")
    for country in ("NO", "SE"):
        assert [one.pledge for one in current_standings(country, "troops", DAY)] == [joint]
    assert current_standings("NO", "air", DAY) == []


def test_a_day_is_asked_about_once(django_assert_num_queries) -> None:
    register.assessment(register.pledge("NO"), conditions=["ceasefire"])
    cell = CellStandings("NO", "troops")
    cell.as_of(DAY)
    with django_assert_num_queries(0):
        assert cell.as_of(DAY)[0].conditions == {"ceasefire"}
