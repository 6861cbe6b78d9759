"""Which bodies must agree, in order of date, on a page and in a calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import MandateStep
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db

AHEAD = datetime.now(UTC).date() + timedelta(days=30)


def mandate(
    code: str,
    body: str = "Parliament",
    *,
    next_on: date | None = None,
    state: str = "not_asked",
    next_what: str = "",
) -> MandateStep:
    register.country(code)
    procedure = actions.MandateStepInput(
        state=state,
        said_on=date(2026, 1, 6),
        evidence=[register.EVIDENCE],
        next_on=next_on,
        next_what=next_what,
    )
    return actions.set_mandate(
        by=EditorFactory.create(), country=code, body=body, what="a vote on soldiers", step=procedure
    )


def test_those_with_a_date_come_first_in_order_of_date(client: Client) -> None:
    mandate("ES")
    mandate("DE", next_on=AHEAD + timedelta(days=2))
    mandate("FR", next_on=AHEAD)
    page = client.get("/mandates/")
    assert [one.country.code for one in page.context["dated"]] == ["FR", "DE"]
    assert [one.country.code for one in page.context["others"]] == ["ES"]


def test_the_newest_step_counts(client: Client) -> None:
    mandate("DE")
    by = EditorFactory.create()
    step = actions.MandateStepInput(
        state="agreed", said_on=date(2026, 3, 1), evidence=[register.EVIDENCE], majority="of votes cast"
    )
    actions.set_mandate(by=by, country="DE", body="Parliament", what="a vote on soldiers", step=step)
    (one,) = client.get("/mandates/").context["others"]
    assert (one.agreed, one.row.majority) == (True, "of votes cast")
    (before,) = client.get("/mandates/?as_of=2026-02-01").context["others"]
    assert not before.agreed


def test_a_corrected_step_is_gone(client: Client) -> None:
    wrong = mandate("DE", state="agreed")
    actions.retract_mandate(by=EditorFactory.create(), wrong=wrong, reason="It was another vote.")
    assert client.get("/mandates/").context["others"] == []


def test_the_calendar_holds_the_dates(client: Client) -> None:
    mandate(
        "DE",
        body="Bundestag",
        next_on=AHEAD,
        next_what="first reading; then, perhaps, a vote in which every member of the house may speak for a while",
    )
    mandate("ES")
    answer = client.get("/mandates.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == 1
    assert f"DTSTART;VALUE=DATE:{AHEAD:%Y%m%d}\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert (
        r"SUMMARY:Germany: Bundestag\, first reading\; then\, perhaps\, a vote in which every member of the house may speak for a while"
        in unfolded
    )


def test_an_empty_calendar_is_one_too(client: Client) -> None:
    assert client.get("/mandates.ics").content.count(b"BEGIN:VCALENDAR") == 1


def test_an_empty_page_says_so(client: Client) -> None:
    assert "No mandate is on record" in client.get("/mandates/").content.decode()
