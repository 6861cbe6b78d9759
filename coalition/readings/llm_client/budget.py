"""What calls to the model cost, and what a day may cost."""

from dataclasses import dataclass
from decimal import Decimal

from coalition.readings.results import ReaderFailed

MILLION = Decimal(1_000_000)


class OverDailyLimit(ReaderFailed):
    """One more call would exceed what a day may cost."""


@dataclass(frozen=True)
class Usage:
    """Tokens, and their price in the currency of the prices set."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal = Decimal(0)

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True)
class Prices:
    """Of a million tokens, in any currency."""

    prompt: Decimal
    completion: Decimal

    def of(self, prompt_tokens: int, completion_tokens: int) -> Usage:
        cost = (prompt_tokens * self.prompt + completion_tokens * self.completion) / MILLION
        return Usage(prompt_tokens, completion_tokens, cost)


@dataclass(frozen=True)
class DailyLimits:
    """What one day (UTC) may cost at most; None is no limit."""

    tokens: int | None
    cost: Decimal | None

    def check(self, spent: Usage, estimate: Usage) -> None:
        """Raises OverCeiling when the estimate does not fit beside what was spent today."""
        if self.tokens is not None and spent.tokens + estimate.tokens > self.tokens:
            raise OverDailyLimit(f"The model's ceiling of {self.tokens:,} tokens a day is reached.")
        if self.cost is not None and spent.cost + estimate.cost > self.cost:
            raise OverDailyLimit(f"The model's ceiling of {self.cost:,} a day is reached.")
