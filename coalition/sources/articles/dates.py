"""Dates from outside, unless they are nonsense."""

from datetime import UTC, date, datetime, timedelta

OLDEST = date(1990, 1, 1)  # an earlier date on a web page is a mistake


def plausible_day(day: date) -> date | None:
    """The day, unless it is in the future or before the web."""
    # A day of grace: it may be tomorrow already where the publisher is.
    return day if OLDEST <= day <= datetime.now(UTC).date() + timedelta(days=1) else None
