"""Days as people write them in the reader's language (CLDR), never more exact than they are known."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

# The day before the month, as most of the readers of the English pages write it, and the months by name everywhere.
LOCALES = {"en": "en_GB"}
SHORT = {"de": "d. MMM y", "uk": "d MMM y\u202f'р'."}


def day(value: date | None, precision: str = "day") -> str:
    """6 January 2026; January 2026 when only the month is known; about 6 January 2026 when it was inferred."""
    return _written(value, precision, "long", "yMMMM")


def short_day(value: date | None, precision: str = "day") -> str:
    """The same in short: 6 Jan 2026, Jan 2026, about 6 Jan 2026."""
    return _written(value, precision, SHORT.get(_language(), "medium"), "yMMM")


def when(value: date, precision: str = "day") -> SafeString:
    """A <time> element for a day of a certain precision, short."""
    machine = value.isoformat()[:7] if precision == "month" else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, short_day(value, precision))


def moment(value: datetime | None) -> str:
    """The day and the time in UTC, which the register keeps."""
    day = "d. MMM y" if _language() == "de" else "d MMM y"
    return format_datetime(value, f"{day}, HH:mm 'UTC'", locale=_locale()) if value else ""


def _written(value: date | None, precision: str, style: str, month: str) -> str:
    if value is None:
        return ""
    if precision == "month":
        return _month(value, month, _locale())
    text = _day(value, style, _locale())
    if precision == "about":
        return pgettext("an inferred day", "about {day}").format(day=text)
    return text


# The same few days stand all over a page, and CLDR's patterns are slow to fill.
@lru_cache(maxsize=4096)
def _day(value: date, style: str, locale: str) -> str:
    text = str(format_date(value, style, locale=locale))
    # In French the first of a month is an ordinal, which CLDR's patterns can't say.
    return text.replace("1 ", "1er ", 1) if locale == "fr" and value.day == 1 else text


@lru_cache(maxsize=1024)
def _month(value: date, skeleton: str, locale: str) -> str:
    return str(format_skeleton(skeleton, value, locale=locale))


def _language() -> str:
    return (get_language() or "en")[:2]


def _locale() -> str:
    return LOCALES.get(_language(), _language())
