"""What every correction asks; tried with the one of assessments."""

from typing import Any

import pytest

from coalition.register.actions import EvidenceInput
from coalition.register.models import Assessment
from coalition.review.corrections.forms import AssessmentCorrectionForm
from coalition.review.forms.correction import KeptEvidence
from coalition.review.record.recorded_evidence import evidence_by_key
from tests.factories import register

pytestmark = pytest.mark.django_db
NEW = {
    "form": "quote",
    "text": "The house agreed.",
    "publisher": "Gazette",
    "url": "https://gazette.example/2",
}


@pytest.fixture
def row() -> Assessment:
    return register.assessment(register.pledge("NO"), "open")


def form(row: Assessment, *, retracting: bool = False, **changes: Any) -> AssessmentCorrectionForm:
    shown = AssessmentCorrectionForm(row)
    data = {name: shown[name].value() for name in shown.fields} | {"reason": "Misheard."} | changes
    sent = {name: value for name, value in data.items() if value not in (None, [])}
    return AssessmentCorrectionForm(row, sent, retracting=retracting)


def test_the_evidence_on_record_is_kept_unless_it_is_left_out(row: Assessment) -> None:
    shown = form(row)
    assert [(one.row.text, one.checked) for one in shown.kept_evidence] == [(register.EVIDENCE.text, True)]
    assert shown.is_valid()
    assert shown.evidence_inputs() == [register.EVIDENCE]
    left_out = form(row, keep=[], **NEW)
    assert left_out.is_valid()
    assert [piece.text for piece in left_out.evidence_inputs()] == ["The house agreed."]


def test_a_new_piece_comes_beside_what_is_kept(row: Assessment) -> None:
    filled = form(row, **NEW)
    assert filled.adds_evidence
    assert filled.is_valid()
    assert len(filled.evidence_inputs()) == 2


def test_what_is_on_record_already_is_not_added_again(row: Assessment) -> None:
    (piece,) = row.evidence.all()
    again = {"form": piece.form, "text": piece.text, "url": piece.url, "publisher": piece.publisher}
    filled = form(row, **again, tier="", basis=piece.basis)
    assert filled.is_valid(), filled.errors
    assert filled.evidence_inputs() == [register.EVIDENCE]


def test_a_piece_that_is_begun_has_to_be_finished(row: Assessment) -> None:
    errors = form(row, url="https://gazette.example/2").errors
    assert set(errors) == {"text", "publisher"}


def test_without_any_evidence_nothing_is_corrected(row: Assessment) -> None:
    assert "Keep evidence" in str(form(row, keep=[]).errors["keep"])
    assert "not on record here" in str(form(row, keep=["0" * 16]).errors["keep"])


def test_a_retraction_asks_for_nothing_but_its_reason(row: Assessment) -> None:
    assert form(row, retracting=True, status="", said_on="never", keep=[]).is_valid()
    errors = form(row, retracting=True, status="", reason="").errors
    assert list(errors) == ["reason"]


def test_the_fields_of_a_new_piece_are_open_when_there_is_something_in_them(row: Assessment) -> None:
    assert not AssessmentCorrectionForm(row).opens_evidence
    assert form(row, speaker="Anna").opens_evidence
    assert form(row, status="decided").opens_evidence  # its basis is wrong, and stands there


def test_it_brings_back_what_the_editor_had_seen(row: Assessment) -> None:
    filled = form(row)
    filled.is_valid()
    assert filled.expected_version == row.pk
    tampered = form(row, version="nonsense")
    tampered.is_valid()
    assert tampered.expected_version == 0


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/", "https://a.example/"),
        ("http://a.example/", "http://a.example/"),
        ("ftp://a/", ""),
    ],
)
def test_only_web_addresses_become_links(row: Assessment, url: str, link: str) -> None:
    piece = row.evidence.get()
    piece.url = url
    assert KeptEvidence("key", piece, checked=True).link == link


def test_a_basis_that_the_codebook_has_no_more_has_no_name(row: Assessment) -> None:
    piece = row.evidence.get()
    assert KeptEvidence("key", piece, checked=True).basis != ""
    piece.basis = "abolished"
    assert KeptEvidence("key", piece, checked=True).basis == ""


def test_keys_of_other_rows_can_not_be_kept(row: Assessment) -> None:
    law = EvidenceInput(form="summary", text="Another.", reference="Minutes", basis="parliament")
    other = register.assessment(register.pledge("SE"), "decided", proof=law)
    (foreign,) = evidence_by_key(other)
    assert "keep" in form(row, keep=[foreign]).errors
