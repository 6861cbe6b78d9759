"""The JSON of the reading calls."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field


class KindOut(Schema):
    slug: str
    name: str
    meaning: str


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


class CountryOut(Schema):
    code: str
    name: str
    bodies: list[str]


class ChangeOut(Schema):
    id: int
    change: str
    pledge: str
    title: str
    kind: str
    countries: list[str]
    before: str | None
    after: str | None
    conditional: bool
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by: str
    reason: str
    words: str
    publisher: str
    url: str


class ChangesOut(Schema):
    items: list[ChangeOut]
    next: str | None
