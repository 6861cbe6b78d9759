"""`/feeds/notices.atom`: a corrected source is told to those who follow."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Notice
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"

WHAT = "The minister was misquoted."


def notice(url: str = register.EVIDENCE.url) -> Notice:
    return actions.notice_source(
        by=EditorFactory.create(), sort="corrected", what=WHAT, said_on=date(2026, 2, 1), url=url
    )


def test_the_feed_tells_with_the_pledges_that_rest_on_it(client: Client) -> None:
    register.assessment(register.pledge("DE", title="Soldiers for the force"))
    notice()
    answer = client.get("/feeds/notices.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    (entry,) = ET.fromstring(answer.content).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == WHAT
    assert entry.findtext(f"{ATOM}summary") == "Germany: Soldiers for the force"
