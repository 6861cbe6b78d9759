"""What calls have cost, and whether one more may be made."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from coalition.readings.results import ReaderFailed

MILLION = Decimal(1_000_000)


class OverCeiling(ReaderFailed):
    """One more call would exceed what a day may cost."""


class Resting(ReaderFailed):
    """The model failed again and again; it is left alone for a while."""


@dataclass(frozen=True)
class Spending:
    """Tokens, and their price in the currency of the prices set."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: Decimal = Decimal(0)

    @property
    def tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True)
class Prices:
    """Of a million tokens."""

    prompt: Decimal
    completion: Decimal

    def of(self, prompt_tokens: int, completion_tokens: int) -> Spending:
        cost = (prompt_tokens * self.prompt + completion_tokens * self.completion) / MILLION
        return Spending(prompt_tokens, completion_tokens, cost)


@dataclass(frozen=True)
class Ceilings:
    """What one day (UTC) may cost at most; None is no ceiling."""

    tokens: int | None
    cost: Decimal | None

    def check(self, spent: Spending, estimate: Spending) -> None:
        """Raises OverCeiling when the estimate does not fit beside what was spent today."""
        if self.tokens is not None and spent.tokens + estimate.tokens > self.tokens:
            raise OverCeiling(f"The model's ceiling of {self.tokens:,} tokens a day is reached.")
        if self.cost is not None and spent.cost + estimate.cost > self.cost:
            raise OverCeiling(f"The model's ceiling of {self.cost:,} a day is reached.")


@dataclass(frozen=True)
class Outcome:
    """How a call ended; `failure` is one sentence, empty when it was answered."""

    spending: Spending
    answer: str = ""
    failure: str = ""
    attempts: int = 1
    duration_ms: int = 0


class Ledger(Protocol):
    """Where calls are written down before they are made and when they have ended."""

    def begin(self, payload: dict[str, Any], estimate: Spending, ceilings: Ceilings) -> int:
        """Hold the estimate for one call and return its number. Raises OverCeiling or Resting."""

    def end(self, number: int, outcome: Outcome) -> None:
        """Replace the estimate by what it was."""


class MemoryLedger:
    """Of this process alone, for commands without a database."""

    def __init__(self) -> None:
        self._calls: list[Spending] = []

    def begin(self, payload: dict[str, Any], estimate: Spending, ceilings: Ceilings) -> int:
        prompt = sum(call.prompt_tokens for call in self._calls)
        completion = sum(call.completion_tokens for call in self._calls)
        ceilings.check(
            Spending(prompt, completion, sum((call.cost for call in self._calls), Decimal(0))), estimate
        )
        self._calls.append(estimate)
        return len(self._calls) - 1

    def end(self, number: int, outcome: Outcome) -> None:
        self._calls[number] = outcome.spending
