"""What a model's reply is worth: only claims of the right form whose quote stands in the article."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from coalition.readings.claims import (
    ArticleText,
    Claim,
    ClaimQuantity,
    ReadingResult,
)
from coalition.readings.readers.llm import locate_quote
from coalition.readings.results import ReaderFailed

MOST_CLAIMS = 200  # of one article; what comes after is not looked at, but counted
FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n\s*```\s*\Z", re.DOTALL)


class ReplyForm(BaseModel):
    """The answer's own form; its claims are looked at one by one."""

    lang: str = Field(pattern=r"^[a-z]{2,3}$")
    relevant: bool
    claims: list[Any]


class ReplyQuantity(BaseModel):
    low: Decimal = Field(ge=0, allow_inf_nan=False)
    high: Decimal = Field(ge=0, allow_inf_nan=False)
    unit: str = Field(min_length=1, max_length=40)


class ReplyClaim(BaseModel):
    country: str
    kind: str
    status: str
    conditions: list[str] = []
    quantity: ReplyQuantity | None = None
    speaker: str | None = None
    quote: str
    before: str = ""
    confidence: float = Field(ge=0, le=1)


@dataclass(frozen=True)
class ParsedReply:
    """A result whose every claim stands in the article, and how many did not."""

    result: ReadingResult
    dropped: int


def parse_reply(content: str, article: ArticleText) -> ParsedReply:
    """The claims of an answer that hold. Raises ReaderFailed when the answer has not the agreed form."""
    fenced = FENCE.match(content)
    try:
        answer = ReplyForm.model_validate_json(fenced[1] if fenced else content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ReaderFailed(
            f"The model's answer is not the JSON asked for ({where}: {first['type']})."
        ) from error
    claims = [claim for said in answer.claims[:MOST_CLAIMS] if (claim := _grounded_claim(said, article.text))]
    result = ReadingResult(lang=answer.lang, relevant=answer.relevant or bool(claims), claims=claims)
    return ParsedReply(result, dropped=len(answer.claims) - len(claims))


def _grounded_claim(said: Any, text: str) -> Claim | None:
    """The claim with its span; None when it is malformed or its quote is not in the text."""
    try:
        claim = ReplyClaim.model_validate(said)
        span = locate_quote.locate_quote(claim.quote, text, claim.before)
        if span is None:
            return None
        quantity = claim.quantity
        return Claim(
            country=claim.country,
            kind=claim.kind,
            status=claim.status,
            conditions=list(dict.fromkeys(claim.conditions)),
            quantity=ClaimQuantity(low=quantity.low, high=quantity.high, unit=quantity.unit)
            if quantity
            else None,
            speaker=claim.speaker,
            quote=text[span[0] : span[1]],
            start=span[0],
            end=span[1],
            confidence=claim.confidence,
        )
    except ValidationError:
        return None
