"""Days as people write them in the reader's language (CLDR), never more exact than they are known."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from coalition.core.i18n.page_languages import page_language


def day(value: date | None, precision: str = "day") -> str:
    """6 January 2026; January 2026 when only the month is known; about 6 January 2026 when it was inferred."""
    return _written(value, precision, "long", "yMMMM")


def short_day(value: date | None, precision: str = "day") -> str:
    """The same in short: 6 Jan 2026, Jan 2026, about 6 Jan 2026."""
    return _written(value, precision, page_language(_language()).short_day or "medium", "yMMM")


def when(value: date, precision: str = "day") -> SafeString:
    """A <time> element for a day of a certain precision, short."""
    machine = value.isoformat()[:7] if precision == "month" else value.isoformat()
    return format_html('<time datetime="{}">{}</time>', machine, short_day(value, precision))


def moment(value: datetime | None) -> str:
    """The day and the time in UTC, which the register keeps."""
    pattern = f"{page_language(_language()).moment}, HH:mm 'UTC'"
    return format_datetime(value, pattern, locale=_locale()) if value else ""


def _written(value: date | None, precision: str, style: str, month: str) -> str:
    if value is None:
        return ""
    if precision == "month":
        return _month(value, month, _locale())
    text = _day(value, style, _language())
    if precision == "about":
        return pgettext("an inferred day", "about {day}").format(day=text)
    return text


# The same few days stand all over a page, and CLDR's patterns are slow to fill.
@lru_cache(maxsize=4096)
def _day(value: date, style: str, language: str) -> str:
    text = str(format_date(value, style, locale=locale_of(language)))
    first = page_language(language).first_of_month
    return text.replace("1 ", f"{first} ", 1) if first and value.day == 1 else text


@lru_cache(maxsize=1024)
def _month(value: date, skeleton: str, locale: str) -> str:
    return str(format_skeleton(skeleton, value, locale=locale))


def _language() -> str:
    return (get_language() or "en")[:2]


def locale_of(language: str) -> str:
    """CLDR's name of the language as this site writes it."""
    return page_language(language).locale or language


def _locale() -> str:
    return locale_of(_language())
