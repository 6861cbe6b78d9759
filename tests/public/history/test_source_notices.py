"""A corrected source ripples: to the pledges that rest on it, and to a feed; and what was believed when is kept."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Assessment, Notice
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
WHAT = "The minister was misquoted."


def notice(url: str = register.PROOF.url) -> Notice:
    return actions.notice_source(
        by=EditorFactory.create(), sort="corrected", what=WHAT, said_on=date(2026, 2, 1), url=url
    )


def page(client: Client, row: Assessment, query: str = "") -> str:
    return client.get(row.pledge.get_absolute_url() + query).content.decode()


def test_the_pledge_says_that_its_source_put_itself_right(client: Client) -> None:
    row = register.assessment(register.pledge("DE"))
    assert WHAT not in page(client, row)
    found = notice()
    assert WHAT in page(client, row)
    assert "An editor has still to look at this again." in page(client, row)
    assert WHAT not in page(client, row, "?as_of=2026-01-31")
    actions.uphold(
        by=EditorFactory.create(), assessment=row, notice=found, note="Another paper heard it too."
    )
    assert "Another paper heard it too." in page(client, row)
    assert "An editor has still to look at this again." not in page(client, row)


def test_other_pledges_are_left_alone(client: Client) -> None:
    elsewhere = replace(register.PROOF, url="https://ministry.example/2")
    row = register.assessment(register.pledge("DE"), proof=elsewhere)
    notice()
    assert WHAT not in page(client, row)


def test_what_is_recorded_after_the_notice_knew_of_it(client: Client) -> None:
    notice()
    row = register.assessment(register.pledge("DE"))
    assert WHAT not in page(client, row)


def test_the_feed_tells_with_the_pledges_that_rest_on_it(client: Client) -> None:
    register.assessment(register.pledge("DE", title="Soldiers for the force"))
    notice()
    answer = client.get("/feeds/notices.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    (entry,) = ET.fromstring(answer.content).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == WHAT
    assert entry.findtext(f"{ATOM}summary") == "Germany: Soldiers for the force"


def test_what_was_believed_when_is_shown_once_it_differs(client: Client) -> None:
    by = EditorFactory.create()
    row = register.assessment(register.pledge("DE"), status="pledged")
    assert client.get(row.pledge.get_absolute_url()).context["known_versions"] == []
    later = register.assessment(
        row.pledge, "delivered", date(2026, 1, 20), proof=replace(register.PROOF, basis="fact")
    )
    assert (
        client.get(row.pledge.get_absolute_url()).context["known_versions"] == []
    )  # a later word is no other belief
    right = actions.AssessmentInput("open", date(2026, 1, 10), [register.PROOF])
    better = actions.correct(by=by, assessment=row, judgement=right, reason="Misheard")
    now, after, before = client.get(row.pledge.get_absolute_url()).context["known_versions"]
    assert (after.assessment, after.until) == (later.pk, None)
    assert (now.status.slug, now.since, now.until) == ("open", better.recorded_at, None)
    assert (before.status.slug, before.since, before.until) == (
        "pledged",
        row.recorded_at,
        better.recorded_at,
    )
    then = f"?known_at={row.recorded_at.isoformat().replace('+00:00', 'Z')}"
    assert client.get(row.pledge.get_absolute_url() + then).context["known_versions"] == []
