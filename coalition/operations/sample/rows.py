"""The rows of a made-up history, under the names that the canonical form of the register asks for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from coalition.register.models import Condition


class EvidenceRow(NamedTuple):
    """The columns of register_evidence that are filled, under the names that the canonical form asks for."""

    pk: int
    text: str
    basis: str
    publisher: str
    url: str
    published_on: date
    fetched_at: datetime
    form: str = "summary"
    language: str = "en"
    speaker: str = ""
    office: str = ""
    tier: str = ""
    title: str = ""
    reference: str = ""
    origin: str = ""
    text_hash: str = ""
    start: int | None = None
    end: int | None = None
    snapshot_hash: str = ""


class ConditionLink(NamedTuple):
    """What an assessment waits for, under the name that the canonical form asks for."""

    condition: Condition


class Related[T](NamedTuple):
    """Rows that belong to another, as a related manager gives them."""

    rows: tuple[T, ...]

    def all(self) -> tuple[T, ...]:
        return self.rows


@dataclass(slots=True)
class AssessmentRow:
    """The columns of register_assessment, and what belongs to it."""

    pledge_id: int
    nature: str
    supersedes_id: int | None
    reason: str
    status: str
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by_id: int
    recorded_by_name: str
    waits_for: Related[ConditionLink]
    evidence: Related[EvidenceRow]
    quantity_low: None = None
    quantity_high: None = None
    quantity_unit: str = ""
    quantity_words: str = ""
    note: str = ""
