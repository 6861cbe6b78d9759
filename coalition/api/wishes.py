"""The JSON of the writing calls and of the queue."""

from datetime import date
from decimal import Decimal
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from coalition.register.actions import EvidenceInput, Quantity
from coalition.review.suggestions.proposal_fields import AssessmentDraft


class Strict(Schema):
    """A misspelt field is an error, not a silently dropped wish."""

    model_config = ConfigDict(extra="forbid")


class QuantityIn(Strict):
    low: Decimal = Field(ge=0, max_digits=20, decimal_places=2)
    high: Decimal = Field(ge=0, max_digits=20, decimal_places=2)
    unit: str = Field(min_length=1, max_length=40)
    words: str = Field(default="", max_length=200)


class EvidenceIn(Strict):
    form: Literal["quote", "summary"]
    text: str = Field(min_length=1)
    url: str = Field(default="", max_length=2000)
    reference: str = Field(default="", max_length=500)
    language: str = Field(default="", max_length=8)
    basis: str = Field(default="report", max_length=16)
    speaker: str = Field(default="", max_length=200)
    office: str = Field(default="", max_length=200)
    publisher: str = Field(default="", max_length=200)
    tier: str = Field(default="", max_length=1)
    title: str = Field(default="", max_length=500)
    published_on: date | None = None

    def as_proof(self) -> EvidenceInput:
        return EvidenceInput(**self.model_dump())


class AssessmentIn(Strict):
    status: str
    said_on: date
    said_on_precision: Literal["day", "month", "about"] = "day"
    conditions: list[str] = []
    quantity: QuantityIn | None = None
    note: str = ""
    evidence: list[EvidenceIn] = Field(min_length=1)

    def as_content(self) -> AssessmentDraft:
        return AssessmentDraft(
            status=self.status,
            said_on=self.said_on,
            precision=self.said_on_precision,
            conditions=frozenset(self.conditions),
            quantity=Quantity(**self.quantity.model_dump()) if self.quantity else None,
        )

    def as_proofs(self) -> list[EvidenceInput]:
        return [piece.as_proof() for piece in self.evidence]


class PledgeIn(Strict):
    kind: str
    title: str = Field(min_length=1, max_length=200)
    countries: list[str] = Field(min_length=1)
    assessment: AssessmentIn


class CorrectionIn(Strict):
    """Either a better assessment, or `retract`."""

    reason: str = Field(min_length=1)
    assessment: AssessmentIn | None = None
    retract: bool = False


class ArticleIn(Strict):
    url: str = ""
    title: str = ""
    text: str = ""
    lang: str = Field(default="", max_length=8)
    published: date | None = None
    source: str = Field(default="", max_length=200)


class AcceptIn(Strict):
    pledge: str | None = Field(
        default=None, description="a pledge of the cell; null: the one it is about, or a new one"
    )
    title: str = Field(default="", description="of a new pledge; opens one")
    basis: str = ""
    note: str = ""


class AmendIn(AcceptIn):
    status: str
    said_on: date
    said_on_precision: Literal["day", "month", "about"] = "day"
    conditions: list[str] = []
    quantity: QuantityIn | None = None

    def as_content(self) -> AssessmentDraft:
        return AssessmentDraft(
            status=self.status,
            said_on=self.said_on,
            precision=self.said_on_precision,
            conditions=frozenset(self.conditions),
            quantity=Quantity(**self.quantity.model_dump()) if self.quantity else None,
        )


class RejectIn(Strict):
    reason: str
    note: str = ""
