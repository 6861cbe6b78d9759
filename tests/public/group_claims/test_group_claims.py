"""What was said of groups, beside those who can be named."""

from datetime import date

import pytest
from django.test import Client

from coalition.register import actions
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def claim(number: int | None, *kinds: str, said_on: date = date(2026, 1, 6)) -> None:
    claimed = actions.GroupClaimInput(
        claimed_by="Somebody",
        what="countries ready",
        kinds=kinds,
        number=number,
        said_on=said_on,
        evidence=[register.EVIDENCE],
    )
    actions.record_group_claim(by=EditorFactory.create(), claim=claimed)


def test_countries_are_named_from_intends_on_and_once(client: Client) -> None:
    claim(26, "troops", "naval")
    register.assessment(register.pledge("DE"), status="intends")
    register.assessment(register.pledge("DE", kind="naval"), status="pledged")
    register.assessment(register.pledge("FR"), status="open")
    register.assessment(register.pledge("IT", kind="air"), status="pledged")
    (one,) = client.get("/claimed/").context["claims"]
    assert [(named.cell.country, named.kind.slug) for named in one.named] == [("DE", "naval")]
    assert one.unnamed == 25


@pytest.mark.parametrize("number", [None, 1])
def test_without_a_number_of_countries_nobody_is_held_against_it(client: Client, number: int | None) -> None:
    claim(number, "troops")
    register.assessment(register.pledge("DE"), status="intends")
    page = client.get("/claimed/")
    assert page.context["claims"][0].named == []
    assert "Nobody said how many" in page.content.decode()


def test_the_day_and_the_time_of_knowing_count(client: Client) -> None:
    claim(3, "troops")
    assert client.get("/claimed/?as_of=2026-01-05").context["claims"] == []
    assert client.get("/claimed/?known_at=2026-01-07").context["claims"] == []
    assert "Nothing was claimed" in client.get("/claimed/?as_of=2026-01-05").content.decode()
