"""The JSON of suggestions, and of what is decided on them."""

from datetime import date

from ninja import Schema
from pydantic import Field

from coalition.api.schemas import DraftIn, StrictSchema
from coalition.api.v1.claims import ClaimOut


class SuggestedQuantityOut(Schema):
    low: int | float
    high: int | float
    unit: str


class SuggestionOut(Schema):
    id: int
    country: str
    kind: str
    status: str
    conditions: list[str]
    quantity: SuggestedQuantityOut | None
    said_on: date
    said_on_precision: str
    bearing: str = Field(description="what it would do to the record: change, contradiction or confirmation")
    on_record: str | None
    claims: list[ClaimOut]


class SuggestionsOut(Schema):
    items: list[SuggestionOut]
    waiting: int


class AcceptIn(StrictSchema):
    pledge: str | None = Field(
        default=None, description="a pledge of the cell; null: the one it is about, or a new one"
    )
    title: str = Field(default="", description="of a new pledge; opens one")
    basis: str = ""
    note: str = ""


class AmendIn(AcceptIn, DraftIn):
    pass


class RejectIn(StrictSchema):
    reason: str
    note: str = ""
