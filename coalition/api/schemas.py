"""Schemas that more than one resource builds on."""

from datetime import date
from decimal import Decimal
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from coalition.register.actions import Quantity
from coalition.review.suggestions.proposal_fields import AssessmentDraft


class StrictSchema(Schema):
    """A misspelt field is an error, never silently dropped."""

    model_config = ConfigDict(extra="forbid")


class QuantityIn(StrictSchema):
    low: Decimal = Field(ge=0, max_digits=20, decimal_places=2)
    high: Decimal = Field(ge=0, max_digits=20, decimal_places=2)
    unit: str = Field(min_length=1, max_length=40)
    words: str = Field(default="", max_length=200)


class DraftIn(StrictSchema):
    """What the record shall say of a pledge, without the evidence."""

    status: str
    said_on: date
    said_on_precision: Literal["day", "month", "about"] = "day"
    conditions: list[str] = []
    quantity: QuantityIn | None = None

    def as_draft(self) -> AssessmentDraft:
        return AssessmentDraft(
            status=self.status,
            said_on=self.said_on,
            precision=self.said_on_precision,
            conditions=frozenset(self.conditions),
            quantity=Quantity(**self.quantity.model_dump()) if self.quantity else None,
        )
