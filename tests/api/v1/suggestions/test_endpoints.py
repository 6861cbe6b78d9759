"""`/suggestions`: what waits, and deciding it as at the desk."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from coalition.api.v1.suggestions import queries
from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision, Suggestion
from tests.api.callers import Caller
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def test_what_waits_is_listed_with_its_claims(caller: Caller) -> None:
    register.assessment(register.pledge("NO"), "refused")
    amount = {"quantity_low": 200, "quantity_high": "250.5", "quantity_unit": "soldiers"}
    waits = suggestion(status="open", conditions=["ceasefire"], **amount)
    listed = caller.get("/suggestions").json()
    assert listed["waiting"] == 1
    (item,) = listed["items"]
    (claim,) = item.pop("claims")
    assert item == {
        "id": waits.pk,
        "country": "NO",
        "kind": "troops",
        "status": "open",
        "conditions": ["ceasefire"],
        "quantity": {"low": 200, "high": 250.5, "unit": "soldiers"},
        "said_on": "2026-03-02",
        "said_on_precision": "day",
        "bearing": "change",
        "on_record": "refused",
    }
    article = waits.claims.get().reading.article
    assert article.text[claim["start"] : claim["end"]] == claim["quote"]


def test_what_names_no_quantity_and_changes_nothing_on_record(caller: Caller) -> None:
    suggestion()
    (item,) = caller.get("/suggestions").json()["items"]
    assert (item["quantity"], item["on_record"]) == (None, None)


def test_a_long_queue_is_cut_and_counted(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST", 2)
    for country in ("NO", "SE", "FI"):
        suggestion(country=country)
    listed = caller.get("/suggestions").json()
    assert (len(listed["items"]), listed["waiting"]) == (2, 3)


def test_accepting_records_it_for_the_pledge_it_is_about(caller: Caller) -> None:
    pledge = register.pledge("NO")
    answer = caller.post(f"/suggestions/{suggestion(status='open').pk}/accept", {"note": "As he said."})
    row = Assessment.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "decision": Decision.objects.get().pk,
        "outcome": "accepted",
        "pledge": pledge.slug,
        "assessment": row.pk,
    }
    assert (row.pledge, row.note, row.recorded_by) == (pledge, "As he said.", caller.user)


def test_a_title_opens_a_new_pledge(caller: Caller) -> None:
    register.pledge("NO")
    caller.post(f"/suggestions/{suggestion(status='open').pk}/accept", {"title": "Instructors"})
    assert Assessment.objects.get().pledge.title == "Instructors"
    assert Pledge.objects.count() == 2


def test_a_pledge_of_the_cell_can_be_named(caller: Caller) -> None:
    register.pledge("NO")
    second = register.pledge("NO", title="Staff")
    caller.post(f"/suggestions/{suggestion(status='open').pk}/accept", {"pledge": second.slug})
    assert Assessment.objects.get().pledge == second


@pytest.mark.parametrize("slug", ["nothing", "se-troops-1"])
def test_no_other_pledge_can(caller: Caller, slug: str) -> None:
    register.pledge("SE")
    answer = caller.post(f"/suggestions/{suggestion(status='open').pk}/accept", {"pledge": slug})
    assert answer.status_code == 422
    assert not Assessment.objects.exists()


def test_a_rung_that_needs_a_basis_is_accepted_with_it(caller: Caller) -> None:
    path = f"/suggestions/{suggestion(status='decided').pk}/accept"
    assert caller.post(path, {}).status_code == 422
    assert caller.post(path, {"basis": "parliament"}).status_code == 201


def test_amending_records_something_else_on_the_same_evidence(caller: Caller) -> None:
    waits = suggestion(status="open")
    data = {
        "status": "unclear",
        "said_on": "2026-03-01",
        "said_on_precision": "month",
        "conditions": ["ceasefire"],
        "quantity": {"low": 5, "high": 9, "unit": "ships"},
    }
    answer = caller.post(f"/suggestions/{waits.pk}/amend", data)
    row = Assessment.objects.get()
    assert answer.json()["outcome"] == "amended"
    assert (row.status, row.said_on, row.said_on_precision) == ("unclear", date(2026, 3, 1), "month")
    assert (row.quantity_low, row.quantity_unit) == (5, "ships")
    assert row.evidence.get().text == waits.claims.get().quote


def test_amending_to_what_is_suggested_is_accepting(caller: Caller) -> None:
    waits = suggestion(status="open")
    answer = caller.post(f"/suggestions/{waits.pk}/amend", {"status": "open", "said_on": "2026-03-02"})
    assert answer.json()["outcome"] == "accepted"


def test_rejecting_records_nothing_and_says_why(caller: Caller) -> None:
    answer = caller.post(
        f"/suggestions/{suggestion().pk}/reject", {"reason": "old", "note": "From last year."}
    )
    decision = Decision.objects.get()
    assert answer.json() == {
        "decision": decision.pk,
        "outcome": "rejected",
        "pledge": None,
        "assessment": None,
    }
    assert (decision.reason, decision.note) == ("old", "From last year.")
    assert not Suggestion.objects.waiting().exists()


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("reject", {"reason": "whim"}),
        ("reject", {"reason": "other"}),
        ("reject", {}),
        ("amend", {"status": "open"}),
        ("amend", {"status": "perhaps", "said_on": "2026-03-01"}),
        ("amend", {"status": "open", "said_on": "2999-01-01"}),
        ("amend", {"status": "open", "said_on": "2026-03-01", "conditions": ["luck"]}),
        ("amend", {"status": "open", "said_on": "2026-03-01", "colour": "red"}),
        ("accept", {"colour": "red"}),
    ],
)
def test_what_can_not_be_decided_leaves_it_waiting(caller: Caller, act: str, data: dict[str, Any]) -> None:
    waits = suggestion()
    assert caller.post(f"/suggestions/{waits.pk}/{act}", data).status_code == 422
    assert list(Suggestion.objects.waiting()) == [waits]
    assert not Decision.objects.exists()


def test_what_is_decided_is_not_decided_again(caller: Caller) -> None:
    waits = suggestion()
    caller.post(f"/suggestions/{waits.pk}/reject", {"reason": "old"})
    for act, data in (
        ("accept", {}),
        ("amend", {"status": "open", "said_on": "2026-03-01"}),
        ("reject", {"reason": "old"}),
    ):
        assert caller.post(f"/suggestions/{waits.pk}/{act}", data).status_code == 409
    assert Decision.objects.count() == 1


def test_repeated_under_one_key_it_is_one_decision(caller: Caller) -> None:
    path = f"/suggestions/{suggestion(status='open').pk}/accept"
    first, again = (caller.post(path, {}, idempotency_key="k") for _ in range(2))
    assert (again.status_code, again.json()) == (201, first.json())
    assert Assessment.objects.count() == 1


@pytest.mark.parametrize("act", ["accept", "amend", "reject"])
def test_strangers_see_and_decide_nothing(act: str) -> None:
    waits = suggestion()
    assert Client().get("/api/v1/suggestions").status_code == 401
    path = f"/api/v1/suggestions/{waits.pk}/{act}"
    assert Client().post(path, "{}", content_type="application/json").status_code == 401
    assert Client().get(path).status_code == 405
    assert not Decision.objects.exists()
