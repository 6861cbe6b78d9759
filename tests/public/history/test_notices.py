"""A corrected source ripples to the pledges that rest on it."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Assessment, Notice
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
WHAT = "The minister was misquoted."


def notice(url: str = register.EVIDENCE.url) -> Notice:
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
    elsewhere = replace(register.EVIDENCE, url="https://ministry.example/2")
    row = register.assessment(register.pledge("DE"), proof=elsewhere)
    notice()
    assert WHAT not in page(client, row)


def test_what_is_recorded_after_the_notice_knew_of_it(client: Client) -> None:
    notice()
    row = register.assessment(register.pledge("DE"))
    assert WHAT not in page(client, row)
