"""The notices an assessment has still to be held against."""

from dataclasses import replace
from datetime import date

import pytest

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Assessment, Notice
from coalition.review.record.open_notices import open_notices
from tests.factories import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Assessment:
    return register.assessment(register.pledge("NO"), proof=replace(register.EVIDENCE, origin="dpa"))


def notice(by: User, **where: str) -> Notice:
    where = where or {"url": register.EVIDENCE.url}
    return actions.notice_source(
        by=by, sort="corrected", what="Misquoted.", said_on=date(2026, 2, 1), **where
    )


def test_a_notice_on_its_address_or_its_origin_concerns_it_the_newest_first(
    editor: User, row: Assessment
) -> None:
    first, second = notice(editor), notice(editor, origin="dpa")
    assert open_notices([row]) == [[second, first]]


def test_notices_on_other_reports_do_not_concern_it(editor: User, row: Assessment) -> None:
    notice(editor, url="https://elsewhere.example/1")
    notice(editor, origin="AP")
    assert open_notices([row]) == [[]]


def test_what_was_recorded_after_the_notice_has_taken_it_into_account(editor: User) -> None:
    notice(editor)
    later = register.assessment(register.pledge("NO"))
    assert open_notices([later]) == [[]]


def test_an_editor_sets_it_aside_for_one_assessment_alone(editor: User, row: Assessment) -> None:
    other = register.assessment(register.pledge("SE"))
    found = notice(editor)
    actions.uphold(by=editor, assessment=row, notice=found, note="The minister confirmed it.")
    assert open_notices([row, other]) == [[], [found]]


def test_many_rows_cost_as_many_questions_as_one(editor: User, django_assert_num_queries) -> None:
    for number in range(4):
        register.assessment(register.pledge("NO", title=str(number)))
    notice(editor)
    rows = list(Assessment.objects.prefetch_related("evidence"))
    with django_assert_num_queries(2):
        assert [len(found) for found in open_notices(rows)] == [1, 1, 1, 1]
