"""`/pledges`, written: who may, never over somebody else's change, and once however often it is sent."""

import json
from typing import Any

import pytest
from django.test import Client

from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision
from tests.api.callers import PROBLEM, Caller, a_pledge, an_assessment

pytestmark = pytest.mark.django_db


def test_a_joint_pledge_is_opened_and_read_back(caller: Caller) -> None:
    made = a_pledge(caller, "FR", "GB")
    assert made.status_code == 201
    read = Client().get(made["Location"])
    assert read.json() == made.json()
    assert read.json()["countries"] == ["FR", "GB"]
    assert read.json()["status"] == "intends"
    assert read.json()["assessments"][0]["evidence"][0]["text"] == "They said so."
    assert read["ETag"] == made["ETag"]


def test_an_assessment_goes_through_the_same_door_as_the_desk(caller: Caller) -> None:
    slug, etag = a_pledge(caller).json()["id"], a_pledge(caller)["ETag"]
    etag = Client().get(f"/api/v1/pledges/{slug}")["ETag"]
    quantity = {"low": 10, "high": "20.50", "unit": "soldiers"}
    answer = caller.post(
        f"/pledges/{slug}/assessments",
        an_assessment("pledged", conditions=["ceasefire"], quantity=quantity),
        if_match=etag,
    )
    assert answer.status_code == 201
    newest = answer.json()["assessments"][-1]
    assert newest["conditions"] == ["ceasefire"]
    assert newest["quantity"] == {"low": 10, "high": 20.5, "unit": "soldiers", "words": ""}
    assert Decision.objects.filter(assessment=newest["id"], decided_by=caller.user).exists()


def test_without_if_match_428_and_nothing_is_written(caller: Caller) -> None:
    slug = a_pledge(caller).json()["id"]
    answer = caller.post(f"/pledges/{slug}/assessments", an_assessment("open"))
    assert (answer.status_code, answer["Content-Type"]) == (428, PROBLEM)
    assert Assessment.objects.count() == 1


def test_who_comes_second_gets_412_with_what_the_first_wrote(caller: Caller) -> None:
    made = a_pledge(caller)
    slug, etag = made.json()["id"], made["ETag"]
    assert (
        caller.post(f"/pledges/{slug}/assessments", an_assessment("open"), if_match=etag).status_code == 201
    )
    second = Caller("second")
    answer = second.post(f"/pledges/{slug}/assessments", an_assessment("refused"), if_match=etag)
    assert answer.status_code == 412
    assert answer.json()["current"]["status"] == "open"
    assert Assessment.objects.count() == 2
    again = second.post(f"/pledges/{slug}/assessments", an_assessment("refused"), if_match=answer["ETag"])
    assert again.status_code == 201


def test_a_repeated_request_with_its_key_writes_once(caller: Caller) -> None:
    made = a_pledge(caller)
    path, data = f"/pledges/{made.json()['id']}/assessments", an_assessment("open")
    first = caller.post(path, data, if_match=made["ETag"], idempotency_key="k1")
    again = caller.post(path, data, if_match=made["ETag"], idempotency_key="k1")
    assert (again.status_code, again.json(), again["ETag"]) == (201, first.json(), first["ETag"])
    assert Assessment.objects.count() == 2
    other = caller.post(path, an_assessment("refused"), if_match=first["ETag"], idempotency_key="k1")
    assert other.status_code == 422


def test_a_refused_request_leaves_its_key_free(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/pledges/{made.json()['id']}/assessments"
    assert caller.post(path, an_assessment("open"), if_match='"0"', idempotency_key="k").status_code == 412
    assert (
        caller.post(path, an_assessment("open"), if_match=made["ETag"], idempotency_key="k").status_code
        == 201
    )


def test_a_correction_supersedes_and_says_why(caller: Caller) -> None:
    made = a_pledge(caller)
    number = made.json()["assessments"][0]["id"]
    data = {"reason": "It was a wish.", "assessment": an_assessment("open")}
    answer = caller.post(f"/assessments/{number}/corrections", data, if_match=made["ETag"])
    assert answer.status_code == 201
    old, new = answer.json()["assessments"]
    assert (old["superseded_by"], new["supersedes"], new["reason"]) == (new["id"], number, "It was a wish.")
    assert answer.json()["status"] == "open"
    gone = caller.post(
        f"/assessments/{new['id']}/corrections",
        {"reason": "Never said.", "retract": True},
        if_match=answer["ETag"],
    )
    assert gone.json()["status"] is None


def test_what_no_longer_counts_is_not_corrected_and_409_shows_what_does(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/assessments/{made.json()['assessments'][0]['id']}/corrections"
    better = {"reason": "It was a wish.", "assessment": an_assessment("open")}
    first = caller.post(path, better, if_match=made["ETag"])
    for data in (better, {"reason": "Never said.", "retract": True}):
        answer = caller.post(path, data, if_match=first["ETag"])
        assert (answer.status_code, answer["Content-Type"]) == (409, PROBLEM)
        assert "Correct the newest version" in answer.json()["detail"]
        assert (answer.json()["current"]["status"], answer["ETag"]) == ("open", first["ETag"])
    newest = first.json()["assessments"][-1]["id"]
    gone = caller.post(f"/assessments/{newest}/corrections", {"reason": "No.", "retract": True}, if_match="*")
    last = gone.json()["assessments"][-1]["id"]
    for data in (better, {"reason": "No.", "retract": True}):
        answer = caller.post(f"/assessments/{last}/corrections", data, if_match="*")
        assert (answer.status_code, answer.json()["current"]["status"]) == (409, None)
        assert "taken back" in answer.json()["detail"]
    assert Assessment.objects.count() == 3


def test_a_correction_that_changes_nothing_is_refused(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/assessments/{made.json()['assessments'][0]['id']}/corrections"
    data = {"reason": "A better reason.", "assessment": an_assessment()}
    answer = caller.post(path, data, if_match=made["ETag"])
    assert (answer.status_code, Assessment.objects.count()) == (422, 1)
    assert "changes nothing" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"status": "certain"}, "status"),
        ({"said_on": "2999-01-01"}, "future"),
        ({"said_on": "yesterday"}, "said_on"),
        ({"evidence": []}, "evidence"),
        ({"conditions": ["rain"]}, "conditions"),
        ({"status": "decided"}, "evidence"),
        ({"colour": "red"}, "colour"),
        ({"quantity": {"low": 5, "high": 1, "unit": "ships"}}, "quantity"),
    ],
)
def test_what_the_record_can_not_take_is_refused_in_a_sentence(
    caller: Caller, change: dict[str, Any], word: str
) -> None:
    made = a_pledge(caller)
    path = f"/pledges/{made.json()['id']}/assessments"
    answer = caller.post(path, an_assessment() | change, if_match=made["ETag"])
    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    assert word in answer.json()["detail"]
    assert Assessment.objects.count() == 1


def test_an_unknown_country_opens_nothing(caller: Caller) -> None:
    assert a_pledge(caller, "FR", "ZZ").status_code == 422
    assert Pledge.objects.count() == 0


def test_only_editors_write(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/api/v1/pledges/{made.json()['id']}/assessments"
    anonymous = Client().post(path, json.dumps(an_assessment()), content_type="application/json")
    assert (anonymous.status_code, anonymous["Content-Type"]) == (401, PROBLEM)
    assert anonymous["WWW-Authenticate"] == "Bearer"
    caller.user.is_active = False
    caller.user.save()
    assert (
        caller.post(f"/pledges/{made.json()['id']}/assessments", an_assessment(), if_match="*").status_code
        == 401
    )


def test_a_session_writes_only_with_its_csrf_token(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/api/v1/pledges/{made.json()['id']}/assessments"
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(caller.user)
    options: dict[str, Any] = {"content_type": "application/json", "headers": {"if-match": "*"}}
    assert browser.post(path, json.dumps(an_assessment()), **options).status_code == 403
    browser = Client()
    browser.force_login(caller.user)
    assert browser.post(path, json.dumps(an_assessment()), **options).status_code == 201
