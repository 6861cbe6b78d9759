"""Editors record conditions, mandates and claims on groups, each with its evidence."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from coalition.register.models import Condition, ConditionState, GroupClaim, MandateStep
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
EVIDENCE = {
    "said_on": "2026-02-01",
    "precision": "day",
    "text": "As the ministry announced.",
    "url": "https://ministry.example/1",
    "publisher": "Ministry",
    "tier": "A",
    "basis": "report",
}


@pytest.fixture
def desk(client: Client) -> Client:
    register.country("DE")
    client.force_login(EditorFactory.create())
    return client


def post(desk: Client, sort: str, **values: Any) -> Any:
    return desk.post(f"/review/record/{sort}/", EVIDENCE | values)


def test_readers_are_sent_to_sign_in(client: Client) -> None:
    assert client.get("/review/record/condition/").status_code == 302


@pytest.mark.parametrize("what", ["condition", "mandate", "claim"])
def test_each_has_its_form_and_an_empty_one_is_explained(desk: Client, what: str) -> None:
    assert desk.get(f"/review/record/{what}/").status_code == 200
    assert desk.post(f"/review/record/{what}/").status_code == 422


def test_a_ceasefire_holds(desk: Client) -> None:
    assert post(desk, "condition", condition="ceasefire", state="met", country="DE").status_code == 302
    row = ConditionState.objects.met(date(2026, 2, 1)).get()
    assert (row.condition, row.evidence.get().publisher) == (
        Condition.objects.get(slug="ceasefire", country=None),
        "Ministry",
    )


def test_a_parliament_is_somebodys(desk: Client) -> None:
    assert (
        "Say whose condition this is"
        in post(desk, "condition", condition="parliament", state="met").content.decode()
    )
    post(desk, "condition", condition="parliament", state="met", country="DE")
    assert ConditionState.objects.get().condition.country_id == "DE"


def test_what_the_record_refuses_is_said_in_words(desk: Client) -> None:
    answer = post(desk, "condition", condition="ceasefire", state="met", url="")
    assert answer.status_code == 422
    assert "Say where the evidence was published" in answer.content.decode()
    tomorrow = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
    assert (
        "lies in the future"
        in post(desk, "condition", condition="ceasefire", state="met", said_on=tomorrow).content.decode()
    )
    assert not ConditionState.objects.exists()


def test_a_mandate_gets_a_date(desk: Client) -> None:
    post(
        desk,
        "mandate",
        country="DE",
        body="Bundestag",
        what="the mandate",
        state="asked",
        next_on="2026-12-01",
    )
    row = MandateStep.objects.get()
    assert (row.mandate.body, row.state, row.next_on) == ("Bundestag", "asked", date(2026, 12, 1))


def test_a_group_is_claimed(desk: Client) -> None:
    post(desk, "claim", claimed_by="Somebody", number="26", what="countries ready", kinds=["troops", "air"])
    row = GroupClaim.objects.get()
    assert (row.number, row.kinds, row.conditions) == (26, ["troops", "air"], [])


def test_other_things_are_not_found(desk: Client) -> None:
    assert desk.get("/review/record/weather/").status_code == 404
