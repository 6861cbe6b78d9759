"""What somebody else recorded meanwhile, for the form that came too late."""

import pytest

from coalition.register.actions import PledgeMoved, Refused
from coalition.review.record.assessments import CellMoved
from coalition.review.record.conflicts import conflict, other_assessment
from tests.factories import register

pytestmark = pytest.mark.django_db


def test_their_assessment_is_shown_with_its_status_and_conditions() -> None:
    row = register.assessment(register.pledge("NO"), "intends", conditions=["ceasefire"])
    shown = conflict(row)
    assert shown["other"] == row
    assert shown["other_status"].slug == "intends"
    assert [one.slug for one in shown["other_conditions"]] == ["ceasefire"]


def test_without_one_nothing_is_shown() -> None:
    assert conflict(None) == {}


def test_only_a_pledge_that_moved_has_an_assessment_to_show() -> None:
    pledge = register.pledge("NO")
    row = register.assessment(pledge)
    assert other_assessment(PledgeMoved(row)) == row
    assert other_assessment(CellMoved(pledge)) is None
    assert other_assessment(Refused("No.")) is None
