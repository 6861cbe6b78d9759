"""Which version of a row counts, and what an editor who is shown a page has seen."""

import pytest

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Assessment, GroupClaim
from coalition.review.record.versions import (
    newest_assessment_id,
    newest_id,
    newest_version,
    versions_up_to,
)
from tests.factories import register

pytestmark = pytest.mark.django_db


def correction(by: User, row: Assessment, status: str) -> Assessment:
    given = actions.AssessmentInput(status, row.said_on, evidence=[register.EVIDENCE])
    return actions.correct(by=by, wrong=row, assessment=given, reason="A slip.")


@pytest.fixture
def versions(editor: User) -> list[Assessment]:
    first = register.assessment(register.pledge("NO"), "open")
    second = correction(editor, first, "unclear")
    return [first, second, correction(editor, second, "intends")]


def test_the_newest_version_is_found_from_any_of_them(versions: list[Assessment]) -> None:
    assert {newest_version(row) for row in versions} == {versions[-1]}


def test_a_retraction_is_a_version_too(editor: User, versions: list[Assessment]) -> None:
    gone = actions.retract(by=editor, wrong=versions[-1], reason="Never said.")
    assert newest_version(versions[0]) == gone


def test_what_came_before_is_told_from_the_newest_back(versions: list[Assessment]) -> None:
    assert list(versions_up_to(versions[1])) == [versions[1], versions[0]]
    assert list(versions_up_to(versions[0])) == [versions[0]]


def test_the_newest_row_of_a_table_and_of_a_pledge(versions: list[Assessment]) -> None:
    other = register.assessment(register.pledge("SE"))
    assert newest_id(Assessment) == other.pk
    assert newest_assessment_id(versions[0].pledge_id) == versions[-1].pk


def test_where_nothing_is_recorded_nothing_was_seen() -> None:
    assert newest_id(GroupClaim) == 0
    assert newest_assessment_id(register.pledge("NO").pk) == 0
