"""Every call to the model is logged, and checked against the day's limits before it is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from coalition.readings.llm_client.budget import DailyLimits, Usage
from coalition.readings.results import ReaderFailed

# The body of a request as it is sent.
type Payload = Mapping[str, object]


class CircuitOpen(ReaderFailed):
    """The model failed several times in a row; it is not asked for a while (the circuit breaker pattern)."""


@dataclass(frozen=True)
class CallOutcome:
    """How a call ended. `failure` is one sentence, empty when it was answered."""

    usage: Usage
    answer: str = ""
    failure: str = ""
    attempts: int = 1
    duration_ms: int = 0


class CallLog(Protocol):
    """Where calls are logged: before they are made, with an estimate, and when they have ended."""

    def begin(self, payload: Payload, estimate: Usage, limits: DailyLimits) -> int:
        """Reserve the estimate for one call and return its number. Raises OverCeiling or CircuitOpen."""

    def end(self, number: int, outcome: CallOutcome) -> None:
        """Replace the estimate by what the call cost."""


class MemoryCallLog:
    """The calls of this process alone, for commands without a database."""

    def __init__(self) -> None:
        self._calls: list[Usage] = []

    def begin(self, payload: Payload, estimate: Usage, limits: DailyLimits) -> int:
        prompt = sum(call.prompt_tokens for call in self._calls)
        completion = sum(call.completion_tokens for call in self._calls)
        limits.check(
            Usage(prompt, completion, sum((call.cost for call in self._calls), Decimal(0))), estimate
        )
        self._calls.append(estimate)
        return len(self._calls) - 1

    def end(self, number: int, outcome: CallOutcome) -> None:
        self._calls[number] = outcome.usage
