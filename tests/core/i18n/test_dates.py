"""Days are written as people write them, and never more exactly than they are known."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.i18n.dates import (
    day,
    moment,
    short_day,
    when,
)

EPIPHANY = date(2026, 1, 6)


@pytest.mark.parametrize(
    ("language", "precision", "long", "short"),
    [
        ("en", "day", "6 January 2026", "6 Jan 2026"),
        ("en", "month", "January 2026", "Jan 2026"),
        ("en", "about", "about 6 January 2026", "about 6 Jan 2026"),
        ("de", "day", "6. Januar 2026", "6. Jan. 2026"),
        ("de", "about", "um den 6. Januar 2026", "um den 6. Jan. 2026"),
        ("fr", "day", "6 janvier 2026", "6 janv. 2026"),
        ("fr", "month", "janvier 2026", "janv. 2026"),
        ("uk", "day", "6 січня 2026\u202fр.", "6 січ. 2026\u202fр."),
        ("uk", "month", "січень 2026\u202fр.", "січ. 2026\u202fр."),
    ],
)
def test_a_day_in_each_language_and_precision(language: str, precision: str, long: str, short: str) -> None:
    with translation.override(language):
        assert day(EPIPHANY, precision) == long
        assert short_day(EPIPHANY, precision) == short


def test_the_machine_readable_day_is_no_more_exact_either() -> None:
    assert when(EPIPHANY) == '<time datetime="2026-01-06">6 Jan 2026</time>'
    assert when(EPIPHANY, "month") == '<time datetime="2026-01">Jan 2026</time>'


def test_nothing_is_written_for_no_day() -> None:
    assert day(None) == ""
    assert moment(None) == ""
    assert moment(datetime(2026, 1, 6, 7, 5, tzinfo=UTC)) == "6 Jan 2026, 07:05 UTC"


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(["en", "de", "fr", "uk"]))
def test_a_month_says_nothing_of_the_day(any_day: date, language: str) -> None:
    with translation.override(language):
        assert day(any_day, "month") == day(any_day.replace(day=15), "month")
        assert str(any_day.year) in short_day(any_day, "month")


@given(DAYS)
def test_the_first_of_a_month_is_no_number_in_french_and_every_other_day_is(any_day: date) -> None:
    with translation.override("fr"):
        assert day(any_day).startswith("1er " if any_day.day == 1 else f"{any_day.day} ")


def test_a_language_without_a_page_is_english() -> None:
    with translation.override(None):
        assert day(EPIPHANY) == "6 January 2026"


def test_templates_write_days_as_the_code_does() -> None:
    page = Template(
        "{% load dates %}{{ d|day }}, {{ d|short_day:'month' }}, {% when d 'about' %}, {{ none|moment }}"
    )
    with translation.override("en"):
        shown = page.render(Context({"d": EPIPHANY, "none": None}))
    assert shown == ('6 January 2026, Jan 2026, <time datetime="2026-01-06">about 6 Jan 2026</time>, ')
