"""The form that corrects an assessment."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import EvidenceInput, Quantity
from coalition.register.models import Assessment
from coalition.review.corrections.forms import AssessmentCorrectionForm, conflict_form
from tests.factories import register

pytestmark = pytest.mark.django_db
AMOUNT = Quantity(Decimal(500), Decimal(800), "soldiers", words="several hundred")
LAW = EvidenceInput(form="summary", text="The house agreed.", reference="Minutes", basis="parliament")


@pytest.fixture
def row() -> Assessment:
    return register.assessment(
        register.pledge("NO", "SE"), "open", conditions=["ceasefire", "parliament"], quantity=AMOUNT
    )


def sent(row: Assessment, **changes: str) -> QueryDict:
    """What a browser would send of the form as it was shown, and what the editor changed."""
    form = AssessmentCorrectionForm(row)
    data = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].value()
        data.setlist(name, value if isinstance(value, list) else ["" if value is None else str(value)])
    for name, text in ({"reason": "Misheard."} | changes).items():
        data[name] = text
    return data


def test_it_is_prefilled_with_what_is_on_record(row: Assessment) -> None:
    form = AssessmentCorrectionForm(row)
    shown = {name: form[name].value() for name in ("status", "said_on", "precision", "note", "version")}
    assert shown == {
        "status": "open",
        "said_on": date(2026, 1, 10),
        "precision": "day",
        "note": "",
        "version": row.pk,
    }
    # A condition of each country is one condition to the editor.
    assert form["conditions"].value() == ["ceasefire", "parliament"]
    assert [form[f"quantity_{name}"].value() for name in ("low", "high", "unit")] == [
        "500",
        "800",
        "soldiers",
    ]


def test_it_never_asks_for_another_pledge(row: Assessment) -> None:
    assert not {"pledge", "title", "claims"} & set(AssessmentCorrectionForm(row).fields)


def test_how_a_quantity_was_said_is_kept_as_long_as_its_numbers_are(row: Assessment) -> None:
    same = AssessmentCorrectionForm(row, sent(row))
    assert same.is_valid(), same.errors
    assert same.draft().quantity == AMOUNT
    other = AssessmentCorrectionForm(row, sent(row, quantity_high="900"))
    assert other.is_valid()
    assert other.draft().quantity == Quantity(Decimal(500), Decimal(900), "soldiers")
    gone = AssessmentCorrectionForm(row, sent(row, quantity_low="", quantity_high="", quantity_unit=""))
    assert gone.is_valid()
    assert gone.draft().quantity is None


def test_a_rung_rests_on_what_is_kept_or_on_what_is_added() -> None:
    row = register.assessment(register.pledge("NO"), "decided", proof=LAW)
    assert AssessmentCorrectionForm(row, sent(row)).is_valid()
    without = sent(row, text="Another.", publisher="Gazette", url="https://gazette.example/2")
    without.setlist("keep", [])
    assert "basis" in AssessmentCorrectionForm(row, without).errors
    without["basis"] = "parliament"
    assert AssessmentCorrectionForm(row, without).is_valid()


def test_what_was_chosen_for_a_new_piece_counts_only_when_there_is_one(row: Assessment) -> None:
    form = AssessmentCorrectionForm(row, sent(row, status="decided", basis="parliament"))
    assert list(form.errors) == ["basis"]


def test_after_somebody_elses_correction_both_are_in_one_form(editor: User, row: Assessment) -> None:
    mine = sent(row, note="My own words.")
    given = actions.AssessmentInput("unclear", row.said_on, evidence=[LAW])
    theirs = actions.correct(by=editor, wrong=row, assessment=given, reason="A slip.")
    form = conflict_form(row, mine, retracting=False)
    assert (form.row, form["note"].value(), form["version"].value()) == (
        theirs,
        "My own words.",
        str(theirs.pk),
    )
    assert [(one.row.text, one.checked) for one in form.kept_evidence] == [
        (register.EVIDENCE.text, True),
        (LAW.text, True),
    ]
    assert form.is_valid()


def test_what_the_editor_had_left_out_stays_left_out(editor: User, row: Assessment) -> None:
    mine = sent(row)
    mine.setlist("keep", [])
    given = actions.AssessmentInput("unclear", row.said_on, evidence=[register.EVIDENCE, LAW])
    actions.correct(by=editor, wrong=row, assessment=given, reason="A slip.")
    form = conflict_form(row, mine, retracting=False)
    assert [one.row.text for one in form.kept_evidence if one.checked] == [LAW.text]


def test_a_retraction_stays_one(row: Assessment) -> None:
    form = conflict_form(row, sent(row, status=""), retracting=True)
    assert form.is_valid()
