"""What tests of the record start from."""

from datetime import date
from typing import Any

from coalition.register.actions import AssessmentInput, EvidenceInput
from coalition.register.models import Country


def a_country(code: str) -> Country:
    return Country.objects.get_or_create(code=code)[0]


def a_piece(**values: Any) -> EvidenceInput:
    return EvidenceInput(
        **{"form": "summary", "text": "The minister said so.", "url": "https://example.org/1"} | values
    )


def an_assessment(
    status: str = "intends", said_on: date = date(2026, 1, 6), precision: str = "day", **values: Any
) -> AssessmentInput:
    """With evidence of the basis that the rung needs."""
    basis = {"decided": "parliament", "delivered": "fact"}.get(status, "statement")
    return AssessmentInput(
        **{"status": status, "said_on": said_on, "precision": precision, "evidence": [a_piece(basis=basis)]}
        | values
    )
