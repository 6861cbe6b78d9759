"""What was recorded is corrected and retracted; both stay, and what waits is compared with the record again."""

from datetime import date
from typing import Any

import pytest

from coalition.accounts.models import User
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Assessment
from coalition.review.models import Suggestion
from coalition.review.record import corrections
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db
DRAFT = AssessmentDraft(status="intends", said_on=date(2026, 3, 2), conditions=frozenset({"ceasefire"}))


@pytest.fixture
def row() -> Assessment:
    return register.assessment(register.pledge("NO", "SE"), "open", date(2026, 3, 2))


def correct(by: User, row: Assessment, **more: Any) -> Assessment:
    given: dict[str, Any] = {"draft": DRAFT, "evidence": [register.EVIDENCE], "reason": "Misheard."} | more
    return corrections.correct(by=by, assessment=row, **given)


def test_a_correction_supersedes_and_both_stay(editor: User, row: Assessment) -> None:
    better = correct(editor, row, note=" See the minutes. ")
    assert (better.supersedes, better.nature, better.reason) == (row, "correction", "Misheard.")
    assert (better.status, better.note, better.recorded_by) == ("intends", "See the minutes.", editor)
    assert list(Assessment.objects.known()) == [better]
    assert Assessment.objects.count() == 2


def test_a_retraction_leaves_nothing_in_its_place(editor: User, row: Assessment) -> None:
    gone = corrections.retract(by=editor, assessment=row, reason="Never said.")
    assert (gone.supersedes, gone.nature) == (row, "retraction")
    assert not Assessment.objects.known().exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_both_need_a_reason(editor: User, row: Assessment, reason: str) -> None:
    for act in (
        lambda: correct(editor, row, reason=reason),
        lambda: corrections.retract(by=editor, assessment=row, reason=reason),
    ):
        with pytest.raises(Refused):
            act()
    assert Assessment.objects.count() == 1


def test_what_was_corrected_already_is_not_corrected_again(editor: User, row: Assessment) -> None:
    better = correct(editor, row)
    for act in (
        lambda: correct(editor, row, reason="Again."),
        lambda: corrections.retract(by=editor, assessment=row, reason="Again."),
    ):
        with pytest.raises(PledgeMoved) as caught:
            act()
        assert caught.value.current == better


def test_what_was_taken_back_is_neither_corrected_nor_taken_back(editor: User, row: Assessment) -> None:
    gone = corrections.retract(by=editor, assessment=row, reason="Never said.")
    for act in (
        lambda: correct(editor, gone),
        lambda: corrections.retract(by=editor, assessment=gone, reason="Again."),
    ):
        with pytest.raises(PledgeMoved) as caught:
            act()
        assert caught.value.current == gone


def test_a_pledge_that_moved_on_is_looked_at_again(editor: User, row: Assessment) -> None:
    newer = register.assessment(row.pledge, "refused", date(2026, 3, 3))
    with pytest.raises(PledgeMoved):
        correct(editor, row, expected_version=row.pk)
    assert correct(editor, row, expected_version=newer.pk).supersedes == row


def test_a_correction_makes_what_waits_for_the_same_needless_in_all_its_countries(
    editor: User, row: Assessment
) -> None:
    for code in ("NO", "SE"):
        suggestion(country=code, status="intends", conditions=["ceasefire"])
    correct(editor, row)
    assert not Suggestion.objects.waiting().exists()


def test_a_retraction_lets_what_it_had_made_needless_wait_again(editor: User) -> None:
    waits = suggestion(status="open")
    row = register.assessment(register.pledge("NO"), "open", waits.said_on)
    Suggestion.objects.update(state=Suggestion.State.OBSOLETE)
    corrections.retract(by=editor, assessment=row, reason="Never said.")
    assert Suggestion.objects.waiting().get().impact == Suggestion.Impact.CHANGE
