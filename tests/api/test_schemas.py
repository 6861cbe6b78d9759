"""What may be sent, before the record is asked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from coalition.api.schemas import DraftIn, QuantityIn
from coalition.api.v1.pledges.schemas import AssessmentIn, CorrectionIn, EvidenceIn, PledgeIn
from coalition.api.v1.suggestions.schemas import AcceptIn, AmendIn
from coalition.register.actions import EvidenceInput, Quantity
from coalition.review.suggestions.proposal_fields import AssessmentDraft

DRAFT = {"status": "open", "said_on": "2026-03-02"}
EVIDENCE = {"form": "summary", "text": "They said so."}


def test_a_draft_says_what_was_sent() -> None:
    sent = DRAFT | {
        "said_on_precision": "about",
        "conditions": ["ceasefire"],
        "quantity": {"low": 5, "high": "9.50", "unit": "ships", "words": "a few"},
    }
    assert DraftIn(**sent).as_draft() == AssessmentDraft(
        status="open",
        said_on=date(2026, 3, 2),
        precision="about",
        conditions=frozenset({"ceasefire"}),
        quantity=Quantity(Decimal(5), Decimal("9.50"), "ships", "a few"),
    )


def test_little_is_enough() -> None:
    assert DraftIn(**DRAFT).as_draft() == AssessmentDraft(status="open", said_on=date(2026, 3, 2))
    assert EvidenceIn(**EVIDENCE).as_input() == EvidenceInput(**EVIDENCE)
    assert AcceptIn().pledge is None


def test_evidence_is_passed_on_in_every_field() -> None:
    full = EVIDENCE | {
        "url": "https://a.example/",
        "reference": "p. 3",
        "language": "en",
        "basis": "parliament",
        "speaker": "Anna",
        "office": "Minister",
        "publisher": "Gazette",
        "tier": "A",
        "title": "Headline",
        "published_on": date(2026, 3, 1),
    }
    assert EvidenceIn(**full).as_input() == EvidenceInput(**full)
    assessment = AssessmentIn(**DRAFT, evidence=[EVIDENCE, full])
    assert assessment.evidence_inputs() == [EvidenceInput(**EVIDENCE), EvidenceInput(**full)]


def test_an_amendment_is_a_draft_with_its_target() -> None:
    amended = AmendIn(**DRAFT, pledge="no-troops-1", basis="parliament", note="A note.")
    assert amended.as_draft().status == "open"
    assert (amended.pledge, amended.title, amended.basis, amended.note) == (
        "no-troops-1",
        "",
        "parliament",
        "A note.",
    )


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        (DraftIn, {"status": "open"}),
        (DraftIn, DRAFT | {"said_on_precision": "hour"}),
        (DraftIn, DRAFT | {"colour": "red"}),
        (QuantityIn, {"low": -1, "high": 5, "unit": "ships"}),
        (QuantityIn, {"low": "1.005", "high": 5, "unit": "ships"}),
        (QuantityIn, {"low": 1, "high": 5, "unit": ""}),
        (QuantityIn, {"low": "NaN", "high": 5, "unit": "ships"}),
        (EvidenceIn, {"form": "rumour", "text": "x"}),
        (EvidenceIn, {"form": "quote", "text": ""}),
        (AssessmentIn, DRAFT | {"evidence": []}),
        (PledgeIn, {"kind": "troops", "title": "", "countries": ["FR"], "assessment": {}}),
        (CorrectionIn, {"reason": ""}),
    ],
)
def test_what_makes_no_sense_is_refused(schema: type, data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        schema(**data)
