"""One piece of evidence, written down by an editor."""

from datetime import date
from typing import Any

import pytest

from coalition.register.actions import EvidenceInput
from coalition.review.forms.evidence import EVIDENCE_FIELDS, EvidenceForm

GIVEN = {
    "status": "open",
    "said_on": "2026-03-02",
    "precision": "day",
    "form": "quote",
    "text": "We will not send soldiers.",
    "url": "https://gazette.example/1",
    "publisher": "Gazette",
    "tier": "B",
    "basis": "statement",
}


def form(**changes: Any) -> EvidenceForm:
    return EvidenceForm(GIVEN | changes)


def test_what_is_filled_in_becomes_evidence() -> None:
    filled = form(speaker="Anna", office="Minister", language="en", published="2026-03-01", reference="p. 3")
    assert filled.is_valid()
    assert filled.evidence_input() == EvidenceInput(
        form="quote",
        text="We will not send soldiers.",
        url="https://gazette.example/1",
        reference="p. 3",
        language="en",
        basis="statement",
        speaker="Anna",
        office="Minister",
        publisher="Gazette",
        tier="B",
        published_on=date(2026, 3, 1),
    )


def test_an_address_or_a_reference_is_enough() -> None:
    assert form(url="", reference="Minutes of 2 March").is_valid()
    assert form().is_valid()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"url": ""}, "url", "an address, or a reference"),
        ({"url": "javascript:alert(1)"}, "url", "valid URL"),  # and not besides that one is missing
        ({"text": ""}, "text", "required"),
        ({"publisher": ""}, "publisher", "required"),
        ({"tier": "Z"}, "tier", "valid choice"),
        ({"form": "rumour"}, "form", "valid choice"),
        ({"language": "xx"}, "language", "valid choice"),
        ({"published": "2999-01-01"}, "published", "lies in the future"),
        ({"basis": "hearsay"}, "basis", "valid choice"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changes: dict[str, Any], field: str, sentence: str) -> None:
    errors = form(**changes).errors
    assert list(errors) == [field]
    assert sentence in str(errors[field])
    assert len(errors[field]) == 1


def test_evidence_of_an_editor_rests_on_something_they_chose() -> None:
    """“As found” is for evidence that comes with claims."""
    assert "" not in dict(form().fields["basis"].choices)  # type: ignore[attr-defined]  # a ChoiceField


def test_its_fields_are_shown_together() -> None:
    assert [field.name for field in form().evidence_fields] == [*EVIDENCE_FIELDS, "published"]
