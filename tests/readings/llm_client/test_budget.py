"""What a call costs, and when the day's limits forbid one more."""

from decimal import Decimal

import pytest

from coalition.readings.llm_client.budget import DailyLimits, OverDailyLimit, Prices, Usage
from coalition.readings.llm_client.call_log import CallOutcome, MemoryCallLog

NO_LIMITS = DailyLimits(tokens=None, cost=None)


def test_prices_are_of_a_million_tokens() -> None:
    usage = Prices(prompt=Decimal(3), completion=Decimal(15)).of(200_000, 10_000)
    assert (usage.tokens, usage.cost) == (210_000, Decimal("0.75"))


def test_a_limit_may_be_reached_and_not_exceeded() -> None:
    limits = DailyLimits(tokens=100, cost=Decimal(1))
    limits.check(Usage(60, 0, Decimal("0.4")), Usage(30, 10, Decimal("0.6")))
    with pytest.raises(OverDailyLimit, match="100 tokens"):
        limits.check(Usage(60, 0), Usage(30, 11))
    with pytest.raises(OverDailyLimit, match="of 1 a day"):
        limits.check(Usage(cost=Decimal("0.5")), Usage(cost=Decimal("0.51")))


def test_without_limits_everything_is_allowed() -> None:
    NO_LIMITS.check(Usage(10**9, 10**9, Decimal(10**6)), Usage(10**9, 10**9, Decimal(10**6)))


def test_what_is_under_way_counts_with_its_estimate_until_it_has_ended() -> None:
    log, limits = MemoryCallLog(), DailyLimits(tokens=100, cost=None)
    number = log.begin({}, Usage(80, 0), limits)
    with pytest.raises(OverDailyLimit):
        log.begin({}, Usage(30, 0), limits)
    log.end(number, CallOutcome(Usage(20, 10)))
    log.begin({}, Usage(70, 0), limits)
    with pytest.raises(OverDailyLimit):
        log.begin({}, Usage(1, 0), limits)
