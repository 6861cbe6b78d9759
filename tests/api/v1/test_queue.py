"""The queue over the API: what waits, and deciding it as at the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from coalition.accounts import tokens
from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision, Suggestion
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    """Send JSON as an editor with a token."""
    _, token = tokens.make_token(by=EditorFactory.create(username="mira"), name="test")
    client = Client(enforce_csrf_checks=True)

    def send(path: str, data: dict[str, Any] | None = None) -> Any:
        named = {"authorization": f"Bearer {token}"}
        if data is None:
            return client.get(f"/api/v1{path}", headers=named)
        return client.post(f"/api/v1{path}", json.dumps(data), content_type="application/json", headers=named)

    return send


def test_what_waits_is_listed_with_its_claims(call):
    waits = suggestion(status="open", conditions=["ceasefire"])
    listed = call("/suggestions").json()
    assert listed["waiting"] == 1
    (item,) = listed["items"]
    assert (item["id"], item["country"], item["status"], item["bearing"]) == (
        waits.pk,
        "NO",
        "open",
        "change",
    )
    (claim,) = item["claims"]
    article = waits.claims.get().reading.article
    assert article.text[claim["start"] : claim["end"]] == claim["quote"]


def test_accepting_records_it_for_the_pledge_it_is_about(call):
    pledge = register.pledge("NO")
    answer = call(f"/suggestions/{suggestion(status='open').pk}/accept", {})
    assert (answer.status_code, answer.json()["outcome"], answer.json()["pledge"]) == (
        201,
        "accepted",
        pledge.slug,
    )
    assert Assessment.objects.get().pledge == pledge


def test_a_title_opens_a_new_pledge(call):
    register.pledge("NO")
    call(f"/suggestions/{suggestion(status='open').pk}/accept", {"title": "Instructors"})
    assert Assessment.objects.get().pledge.title == "Instructors"
    assert Pledge.objects.count() == 2


def test_amending_and_rejecting(call):
    first, second = suggestion(status="open"), suggestion(country="SE")
    amended = call(f"/suggestions/{first.pk}/amend", {"status": "unclear", "said_on": "2026-03-01"})
    assert amended.json()["outcome"] == "amended"
    rejected = call(f"/suggestions/{second.pk}/reject", {"reason": "old"})
    assert rejected.json()["outcome"] == "rejected"
    assert Assessment.objects.get().status == "unclear"
    assert not Suggestion.objects.waiting().exists()


def test_what_is_decided_is_not_decided_again(call):
    waits = suggestion()
    call(f"/suggestions/{waits.pk}/reject", {"reason": "old"})
    again = call(f"/suggestions/{waits.pk}/accept", {})
    assert again.status_code == 409
    assert again["Content-Type"] == "application/problem+json"
    assert "already decided" in again.json()["detail"]
    assert Decision.objects.count() == 1


def test_strangers_see_and_decide_nothing(client):
    waits = suggestion()
    assert client.get("/api/v1/suggestions").status_code == 401
    assert client.get("/api/v1/claims").status_code == 401
    path = f"/api/v1/suggestions/{waits.pk}/accept"
    assert client.post(path, "{}", content_type="application/json").status_code in {401, 403}
    assert not Decision.objects.exists()
