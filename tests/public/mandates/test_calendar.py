"""The calendar as RFC 5545 has it."""

from datetime import UTC, date, datetime

from django.test import RequestFactory

from coalition.public.mandates.calendar import calendar
from coalition.register.models import Mandate, MandateStep


def lines(step: MandateStep) -> list[str]:
    return calendar(RequestFactory().get("/mandates.ics"), [step]).split("\r\n")


def step(**fields: str) -> MandateStep:
    mandate = Mandate(pk=4, country_id="DE", body="Bundestag", what=fields.pop("what", "a vote"))
    moment = datetime(2026, 1, 6, 12, tzinfo=UTC)
    return MandateStep(mandate=mandate, next_on=date(2026, 1, 31), recorded_at=moment, **fields)


def test_a_date_is_a_whole_day_and_ends_on_the_next() -> None:
    found = lines(step())
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-2:] == ["END:VCALENDAR", ""]
    assert {"DTSTART;VALUE=DATE:20260131", "DTEND;VALUE=DATE:20260201", "UID:mandate-4@testserver"} <= set(
        found
    )


def test_signs_that_mean_something_are_escaped() -> None:
    assert r"SUMMARY:Germany: Bundestag\, first\; second\nthird" in lines(
        step(next_what="first; second\nthird")
    )


def test_a_long_line_is_folded_without_cutting_a_letter() -> None:
    found = lines(step(what="ї" * 100))
    assert all(len(line.encode()) <= 75 for line in found)
    start = next(number for number, line in enumerate(found) if line.startswith("DESCRIPTION:"))
    parts = [found[start], *(line[1:] for line in found[start + 1 :] if line.startswith(" "))]
    assert "ї" * 100 in "".join(parts)
