"""Ticks that a reader can count by: round numbers and whole months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from babel.dates import format_skeleton

STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True)
class Scale:
    """Maps values between two ends onto pixels between two ends."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low) if self.high != self.low else 0.0
        return self.start + part * (self.end - self.start)


def round_ticks(most: float, count: int = 5) -> list[float]:
    """Ticks from 0 to at least `most` in steps of 1, 2 or 5 and their tens; about `count` of them."""
    if most <= 0:
        return [0, 1]
    rough = most / count
    ten = 10 ** floor(log10(rough))
    step = max(1.0, next(factor * ten for factor in (1, 2, 5, 10) if factor * ten >= rough * 0.999))
    ticks = [0.0]
    while ticks[-1] < most:
        ticks.append(ticks[-1] + step)
    return ticks


def months(first: date, last: date, most: int) -> list[date]:
    """The first days of months between two days, evenly spaced, `most` of them at most; both days when there is none."""
    for step in STEPS_OF_MONTHS:
        found = [day for day in _firsts(first, last) if (day.year * 12 + day.month - 1) % step == 0]
        if len(found) <= most:
            return found or [first]
    return [first]


def _firsts(first: date, last: date) -> Iterator[date]:
    day = first if first.day == 1 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day <= last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def month_label(day: date, language: str) -> str:
    """“Sept 2025”, as the language writes it."""
    skeleton = "yMMM" if day.day == 1 else "yMMMd"
    return str(format_skeleton(skeleton, day, locale=language))
