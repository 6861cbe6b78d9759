"""The JSON of pledges, their assessments and corrections."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from coalition.api.schemas import DraftIn, StrictSchema
from coalition.codebook.defaults import reported_basis
from coalition.register.actions import EvidenceInput


class QuantityOut(Schema):
    low: int | float
    high: int | float
    unit: str
    words: str = ""


class EvidenceOut(Schema):
    form: str = Field(description="quote or summary")
    text: str
    language: str
    basis: str
    speaker: str
    office: str
    publisher: str
    tier: str
    title: str
    url: str
    reference: str
    origin: str
    published_on: date | None
    text_hash: str
    start: int | None
    end: int | None


class AssessmentOut(Schema):
    id: int
    nature: str = Field(description="assessment, correction or retraction")
    supersedes: int | None
    superseded_by: int | None
    reason: str
    status: str
    conditions: list[str]
    quantity: QuantityOut | None
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by: str
    note: str
    evidence: list[EvidenceOut]


class PledgeOut(Schema):
    id: str
    kind: str
    title: str
    countries: list[str]
    status: str | None = Field(
        description="as of the day asked about; null when nothing had been said by then"
    )
    said_on: date | None
    url: str


class PledgeDetailOut(PledgeOut):
    etag: str = Field(description="send it back in If-Match when writing an assessment")
    assessments: list[AssessmentOut]


class PledgesOut(Schema):
    items: list[PledgeOut]
    next: str | None = Field(description="the address of the next page")


class EvidenceIn(StrictSchema):
    form: Literal["quote", "summary"]
    text: str = Field(min_length=1)
    url: str = Field(default="", max_length=2000)
    reference: str = Field(default="", max_length=500)
    language: str = Field(default="", max_length=8)
    basis: str = Field(default_factory=reported_basis, max_length=16)
    speaker: str = Field(default="", max_length=200)
    office: str = Field(default="", max_length=200)
    publisher: str = Field(default="", max_length=200)
    tier: str = Field(default="", max_length=1)
    title: str = Field(default="", max_length=500)
    published_on: date | None = None

    def as_input(self) -> EvidenceInput:
        return EvidenceInput(**self.model_dump())


class AssessmentIn(DraftIn):
    note: str = ""
    evidence: list[EvidenceIn] = Field(min_length=1)

    def evidence_inputs(self) -> list[EvidenceInput]:
        return [piece.as_input() for piece in self.evidence]


class PledgeIn(StrictSchema):
    kind: str
    title: str = Field(min_length=1, max_length=200)
    countries: list[str] = Field(min_length=1)
    assessment: AssessmentIn


class CorrectionIn(StrictSchema):
    """Either a better assessment, or `retract`."""

    reason: str = Field(min_length=1)
    assessment: AssessmentIn | None = None
    retract: bool = False
