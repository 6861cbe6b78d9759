"""What editors record beside pledges: the forms."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from coalition.accounts.models import User
from coalition.register.actions import EditConflict, EvidenceInput
from coalition.register.models import Condition, ConditionState, GroupClaim, MandateStep
from coalition.review.conditions_and_mandates.forms import ConditionForm, GroupClaimForm, MandateForm
from tests.factories import register
from tests.review.conditions_and_mandates.examples import condition_state

pytestmark = pytest.mark.django_db
EVIDENCE = {
    "said_on": "2026-02-01",
    "precision": "month",
    "text": "As the ministry announced.",
    "url": "https://ministry.example/1",
    "publisher": "Ministry",
    "tier": "A",
    "basis": "report",
}
MANDATE = {"country": "DE", "body": "Bundestag", "what": "the force", "state": "asked"}
CLAIM = {"claimed_by": "Somebody", "number": "26", "what": "countries ready", "kinds": ["troops"]}


@pytest.fixture(autouse=True)
def _germany() -> None:
    register.country("DE")


def sent(**values: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in (EVIDENCE | values).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def test_the_statement_and_its_evidence_are_shown_apart() -> None:
    form = ConditionForm()
    assert [field.name for field in form.statement_fields] == [
        "condition",
        "country",
        "state",
        "said_on",
        "precision",
    ]
    assert [field.name for field in form.evidence_fields] == list(ConditionForm.EVIDENCE)


def test_a_condition_of_the_world_belongs_to_nobody(editor: User) -> None:
    form = ConditionForm(sent(condition="ceasefire", country="DE", state="met"))
    assert form.is_valid(), form.errors
    form.record(editor)
    row = ConditionState.objects.get()
    assert row.condition == Condition.objects.get(slug="ceasefire", country=None)
    assert (row.state, row.said_on, row.said_on_precision) == ("met", date(2026, 2, 1), "month")


def test_a_condition_of_a_country_needs_one(editor: User) -> None:
    assert "Say whose" in str(ConditionForm(sent(condition="parliament", state="met")).errors["country"])
    form = ConditionForm(sent(condition="parliament", country="DE", state="unmet"))
    assert form.is_valid()
    form.record(editor)
    assert ConditionState.objects.get().condition.country_id == "DE"


def test_its_evidence_is_a_summary_with_all_that_was_given() -> None:
    form = ConditionForm(sent(condition="ceasefire", state="met", reference="p. 3"))
    assert form.is_valid()
    assert form.evidence_input() == EvidenceInput(
        form="summary",
        text="As the ministry announced.",
        url="https://ministry.example/1",
        reference="p. 3",
        publisher="Ministry",
        tier="A",
        basis="report",
    )


def test_what_was_recorded_meanwhile_is_not_written_over(editor: User) -> None:
    before = condition_state(editor, "ceasefire")
    theirs = condition_state(editor, "ceasefire", state="unmet", day=date(2026, 2, 2))
    form = ConditionForm(sent(condition="ceasefire", state="met", version=str(before.pk)))
    assert form.is_valid()
    with pytest.raises(EditConflict) as caught:
        form.record(editor)
    assert caught.value.current == theirs


def test_a_mandate_is_recorded_with_what_comes_next(editor: User) -> None:
    form = MandateForm(sent(**MANDATE, words="lies before it", next_on="2026-12-01", next_what="a vote"))
    assert form.is_valid(), form.errors
    form.record(editor)
    row = MandateStep.objects.get()
    assert (row.mandate.country_id, row.mandate.body, row.mandate.what) == ("DE", "Bundestag", "the force")
    assert (row.state, row.state_words, row.majority) == ("asked", "lies before it", "")
    assert (row.next_on, row.next_what) == (date(2026, 12, 1), "a vote")


def test_a_claim_on_a_group_may_leave_its_number_open(editor: User) -> None:
    form = GroupClaimForm(sent(**CLAIM | {"number": ""}, conditions=["ceasefire"]))
    assert form.is_valid(), form.errors
    form.record(editor)
    row = GroupClaim.objects.get()
    assert (row.number, row.kinds, row.conditions) == (None, ["troops"], ["ceasefire"])
    assert row.evidence.get().publisher == "Ministry"


@pytest.mark.parametrize(
    ("form", "values", "field"),
    [
        (ConditionForm, {"condition": "luck", "state": "met"}, "condition"),
        (ConditionForm, {"condition": "ceasefire", "state": "perhaps"}, "state"),
        (ConditionForm, {"condition": "ceasefire", "state": "met", "text": ""}, "text"),
        (ConditionForm, {"condition": "ceasefire", "state": "met", "publisher": ""}, "publisher"),
        (ConditionForm, {"condition": "ceasefire", "state": "met", "said_on": ""}, "said_on"),
        (ConditionForm, {"condition": "ceasefire", "state": "met", "url": "nonsense"}, "url"),
        (MandateForm, MANDATE | {"country": "XX"}, "country"),
        (MandateForm, MANDATE | {"body": ""}, "body"),
        (MandateForm, MANDATE | {"state": "slept"}, "state"),
        (MandateForm, MANDATE | {"next_on": "soon"}, "next_on"),
        (GroupClaimForm, CLAIM | {"number": "0"}, "number"),
        (GroupClaimForm, CLAIM | {"kinds": ["tanks"]}, "kinds"),
        (GroupClaimForm, CLAIM | {"kinds": []}, "kinds"),
        (GroupClaimForm, CLAIM | {"claimed_by": ""}, "claimed_by"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(form: type, values: dict[str, Any], field: str) -> None:
    assert list(form(sent(**values)).errors) == [field]


def test_what_can_not_be_read_was_not_seen() -> None:
    form = GroupClaimForm(sent(**CLAIM, version="nonsense"))
    assert form.is_valid()
    assert form.expected_version == 0
