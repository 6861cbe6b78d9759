"""What a reader finds: one form for every reader, checked at the border."""

import datetime
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator


class ArticleText(BaseModel):
    """What a reader needs of an article."""

    model_config = ConfigDict(frozen=True)

    text: str
    lang: str | None = None
    date: datetime.date | None = None  # when it was published
    title: str | None = None


# In JSON a number, as everybody expects; pydantic's own choice would be a text.
Amount = Annotated[
    Decimal,
    Field(ge=0),
    PlainSerializer(lambda value: int(value) if value == int(value) else float(value), when_used="json"),
]


class ClaimQuantity(BaseModel):
    model_config = ConfigDict(frozen=True)

    low: Amount
    high: Amount
    unit: str


class Claim(BaseModel):
    """One statement on one country's commitment in one kind, with the exact span it was read from.

    `start` and `end` are offsets in Unicode code points of the article's text; `text[start:end] == quote`.
    """

    model_config = ConfigDict(frozen=True)

    country: str = Field(pattern=r"^[A-Z]{2}$")
    kind: str
    status: str
    conditions: list[str] = []
    quantity: ClaimQuantity | None = None
    speaker: str | None = None
    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    confidence: float = Field(ge=0, le=1)

    @model_validator(mode="after")
    def span_is_the_quote(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError("the span is not as long as the quote")
        return self

    def is_in(self, text: str) -> bool:
        """Whether the quote stands in the text at its place."""
        return text[self.start : self.end] == self.quote


class ReadingResult(BaseModel):
    """One run of one reader over one article."""

    model_config = ConfigDict(frozen=True)

    lang: str
    relevant: bool
    claims: list[Claim] = []
