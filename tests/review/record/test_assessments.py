"""A draft becomes an assessment: of a pledge that is there, or of one that is opened for it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coalition.accounts.models import User
from coalition.register.actions import PledgeMoved, Quantity, Refused
from coalition.register.models import Assessment, Pledge
from coalition.review.record.assessments import CellMoved, assessment_input, default_title, record_draft
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register

pytestmark = pytest.mark.django_db
DRAFT = AssessmentDraft(status="open", said_on=date(2026, 3, 2), conditions=frozenset({"ceasefire"}))


def record(by: User, **changes: Any) -> Assessment:
    register.country("NO")
    given = {
        "country": "NO",
        "kind": "troops",
        "draft": DRAFT,
        "evidence": [register.EVIDENCE],
        "pledge": None,
        "expected_versions": None,
        "note": "",
        "title": "",
    }
    return record_draft(by=by, **given | changes)


def test_a_new_pledge_is_opened_under_its_title(editor: User) -> None:
    row = record(editor, title=" Instructors ")
    assert (row.pledge.title, row.pledge.kind) == ("Instructors", "troops")
    assert [part.country_id for part in row.pledge.participations.all()] == ["NO"]
    assert (row.status, row.recorded_by_name) == ("open", "mira")


def test_without_a_title_it_is_called_after_its_cell_in_english_whatever_the_editor_reads(
    editor: User,
) -> None:
    from django.utils.translation import override

    with override("de"):
        assert record(editor).pledge.title == default_title("NO", "troops") == "Norway: Troops in Ukraine"


def test_a_pledge_that_is_there_gets_one_more_assessment(editor: User) -> None:
    pledge = register.pledge("NO", "SE")
    row = record(editor, pledge=pledge, country="SE", note=" As he said. ")
    assert (row.pledge, row.note) == (pledge, "As he said.")
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("cell", [{"country": "SE"}, {"kind": "air"}])
def test_a_pledge_of_another_cell_is_refused(editor: User, cell: dict[str, str]) -> None:
    register.country("SE")
    with pytest.raises(Refused, match="this country and kind"):
        record(editor, pledge=register.pledge("NO"), **cell)


@pytest.mark.parametrize("cell", [{"country": "XX"}, {"kind": "tanks"}])
def test_no_pledge_is_opened_in_a_cell_that_there_is_not(editor: User, cell: dict[str, str]) -> None:
    with pytest.raises(Refused, match="country and a kind"):
        record(editor, **cell)
    assert not Pledge.objects.exists()


def test_what_was_recorded_meanwhile_is_not_overwritten(editor: User) -> None:
    pledge = register.pledge("NO")
    old, new = register.assessment(pledge), register.assessment(pledge, "refused")
    with pytest.raises(PledgeMoved) as caught:
        record(editor, pledge=pledge, expected_versions={pledge.pk: old.pk})
    assert caught.value.current == new
    assert record(editor, pledge=pledge, expected_versions={pledge.pk: new.pk}).pk > new.pk


def test_a_pledge_the_editor_was_not_shown_counts_as_never_seen(editor: User) -> None:
    pledge = register.pledge("NO")
    register.assessment(pledge)
    with pytest.raises(PledgeMoved):
        record(editor, pledge=pledge, expected_versions={})


def test_a_pledge_opened_meanwhile_is_named(editor: User) -> None:
    theirs = register.pledge("NO")
    with pytest.raises(CellMoved, match="Choose it, or open another one on purpose") as caught:
        record(editor, expected_versions={})
    assert caught.value.pledge == theirs
    assert record(editor, expected_versions={theirs.pk: 0}).pledge != theirs


def test_without_expectations_the_last_word_counts(editor: User) -> None:
    register.assessment(register.pledge("NO"))
    assert record(editor).status == "open"


def test_the_input_of_the_record_says_all_that_the_draft_says() -> None:
    amount = Quantity(Decimal(5), Decimal(9), "ships")
    draft = AssessmentDraft("open", date(2026, 3, 2), "month", frozenset({"b", "a"}), amount)
    given = assessment_input(draft, [register.EVIDENCE], "  A note. ")
    assert (given.status, given.said_on, given.precision) == ("open", date(2026, 3, 2), "month")
    assert (list(given.conditions), given.quantity, given.note) == (["a", "b"], amount, "A note.")
    assert given.evidence == [register.EVIDENCE]
