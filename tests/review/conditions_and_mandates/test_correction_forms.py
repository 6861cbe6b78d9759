"""The forms that correct what is on record beside pledges."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import EditConflict
from coalition.register.models import GroupClaim
from coalition.register.models.versioned import Versioned
from coalition.review.conditions_and_mandates.correction_forms import (
    ConditionCorrection,
    GroupClaimCorrection,
    MandateCorrection,
    conflict_form,
)
from tests.factories import register
from tests.review.conditions_and_mandates.examples import DAY, condition_state, group_claim, mandate_step

pytestmark = pytest.mark.django_db
EACH = pytest.mark.parametrize(
    ("form", "record"),
    [
        (ConditionCorrection, condition_state),
        (MandateCorrection, mandate_step),
        (GroupClaimCorrection, group_claim),
    ],
)


def sent(form: Any, row: Versioned, **changes: str) -> QueryDict:
    shown = form(row)
    data = QueryDict(mutable=True)
    for name in shown.fields:
        value = shown[name].value()
        data.setlist(name, value if isinstance(value, list) else ["" if value is None else str(value)])
    for name, text in ({"reason": "Misread."} | changes).items():
        data[name] = text
    return data


@EACH
def test_what_it_is_about_can_not_be_changed(editor: User, form: Any, record: Any) -> None:
    assert not set(form.SUBJECT) & set(form(record(editor)).fields)


@EACH
def test_it_starts_from_what_is_on_record_and_keeps_its_evidence(
    editor: User, form: Any, record: Any
) -> None:
    row = record(editor)
    shown = form(row)
    assert (shown["said_on"].value(), shown["precision"].value()) == (DAY, "day")
    assert (shown["version"].value(), shown["reason"].value()) == (row.pk, "")
    assert [(one.row.text, one.checked) for one in shown.kept_evidence] == [(register.EVIDENCE.text, True)]


def test_each_shows_its_own_fields(editor: User) -> None:
    mandate = MandateCorrection(mandate_step(editor))
    assert [mandate[name].value() for name in ("state", "words", "majority", "next_what")] == [
        "asked",
        "lies before it",
        "two thirds",
        "second reading",
    ]
    claim = GroupClaimCorrection(group_claim(editor))
    assert [claim[name].value() for name in ("number", "kinds", "conditions")] == [
        26,
        ["troops", "air"],
        ["ceasefire"],
    ]


@EACH
def test_it_is_corrected_in_one_field_and_the_rest_stays(editor: User, form: Any, record: Any) -> None:
    row = record(editor)
    filled = form(row, sent(form, row, said_on="2026-01-30"))
    assert filled.is_valid(), filled.errors
    better = filled.correct(editor)
    assert (better.supersedes, better.nature, better.reason) == (row, "correction", "Misread.")
    assert better.said_on == date(2026, 1, 30)
    kept = {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)} | {"said_on": None}
    assert {name: getattr(better, name) for name in kept} | {"said_on": None, "reason": ""} == kept


@EACH
def test_it_is_retracted(editor: User, form: Any, record: Any) -> None:
    row = record(editor)
    filled = form(row, sent(form, row, said_on="never", text="half a piece"), retracting=True)
    assert filled.is_valid(), filled.errors
    gone = filled.retract(editor)
    assert (gone.supersedes, gone.nature) == (row, "retraction")


@EACH
def test_a_correction_that_comes_too_late_is_not_written(editor: User, form: Any, record: Any) -> None:
    row = record(editor)
    late = sent(form, row, said_on="2026-01-30")
    first = form(row, sent(form, row, said_on="2026-01-29"))
    assert first.is_valid()
    theirs = first.correct(editor)
    mine = form(row, late)
    assert mine.is_valid()
    with pytest.raises(EditConflict) as caught:
        mine.correct(editor)
    assert caught.value.current == theirs
    again = conflict_form(form, row, late, retracting=False)
    assert (again.row, again["version"].value()) == (theirs, str(theirs.pk))
    assert again.is_valid()
    assert again.correct(editor).said_on == date(2026, 1, 30)


def test_a_claim_on_a_group_stands_for_itself(editor: User) -> None:
    row = group_claim(editor)
    filled = GroupClaimCorrection(row, sent(GroupClaimCorrection, row, number="25"))
    group_claim(editor)
    assert filled.is_valid()
    corrected = filled.correct(editor)
    assert isinstance(corrected, GroupClaim)
    assert corrected.number == 25


def test_a_condition_that_moved_on_is_looked_at_again(editor: User) -> None:
    row = condition_state(editor)
    filled = ConditionCorrection(row, sent(ConditionCorrection, row, state="unmet"))
    condition_state(editor, day=date(2026, 3, 1), state="unmet")
    assert filled.is_valid()
    with pytest.raises(EditConflict):
        filled.correct(editor)


def test_their_evidence_is_kept_too_after_a_conflict(editor: User) -> None:
    row = group_claim(editor)
    mine = sent(GroupClaimCorrection, row, number="25")
    other = actions.EvidenceInput(form="summary", text="What otto found.", reference="Minutes")
    given = actions.GroupClaimInput("Somebody", "countries ready", ["troops"], DAY, [other], number=24)
    actions.correct_group_claim(by=editor, wrong=row, claim=given, reason="A slip.")
    form = conflict_form(GroupClaimCorrection, row, mine, retracting=False)
    assert [(one.row.text, one.checked) for one in form.kept_evidence] == [
        (register.EVIDENCE.text, True),
        ("What otto found.", True),
    ]
