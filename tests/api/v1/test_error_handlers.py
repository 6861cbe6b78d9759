"""Every error is a problem document that says in one sentence what to do."""

import json
from typing import Any

import pytest
from django.test import Client

from coalition.api.v1.error_handlers import HANDLERS
from coalition.register.actions import Refused
from coalition.register.models import Assessment
from coalition.review.decide.actions import reject
from tests.api.callers import PROBLEM, Caller, a_pledge, an_assessment, retract
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def check(response: Any, status: int, sentence: str) -> dict[str, Any]:
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM)
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert sentence in problem["detail"]
    assert problem["title"]
    return problem


def test_a_wrong_parameter() -> None:
    check(Client().get("/api/v1/pledges?color=red"), 400, "color")


def test_a_wrong_field_is_named_without_the_name_of_our_argument(caller: Caller) -> None:
    problem = check(caller.post("/articles", {"colour": "red"}), 422, "colour")
    assert not problem["detail"].startswith(("body", "data"))


def test_what_is_no_json(caller: Caller) -> None:
    response = caller.client.post(
        "/api/v1/articles",
        "{",
        content_type="application/json",
        headers={"authorization": f"Bearer {caller.token}"},
    )
    check(response, 400, "")


def test_no_key() -> None:
    response = Client().post("/api/v1/articles", "{}", content_type="application/json")
    check(response, 401, "Authorization: Bearer")
    assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("token", ["", "nonsense", "Ünsinn"])
def test_a_wrong_key(token: str) -> None:
    headers = {"authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/suggestions", headers=headers).status_code == 401


def test_nothing_at_this_address(caller: Caller) -> None:
    check(Client().get("/api/v1/pledges/nothing"), 404, "nothing at this address")
    check(caller.post("/suggestions/1000000/accept", {}), 404, "nothing at this address")


def test_what_the_record_refuses(caller: Caller) -> None:
    check(caller.post("/articles", {}), 422, "Give either an address")


def test_no_precondition(caller: Caller) -> None:
    made = a_pledge(caller).json()
    check(caller.post(f"/pledges/{made['id']}/assessments", an_assessment()), 428, "Send If-Match")


def test_a_precondition_that_failed_shows_what_stands_there_now(caller: Caller) -> None:
    made = a_pledge(caller)
    path = f"/pledges/{made.json()['id']}/assessments"
    response = caller.post(path, an_assessment(), if_match='"0"')
    problem = check(response, 412, "Compare both")
    assert problem["current"] == made.json()
    assert response["ETag"] == made["ETag"]


def test_what_was_corrected_or_taken_back_already(caller: Caller, pledged: list[Assessment]) -> None:
    row = pledged[0]
    gone = retract(row)
    data = {"reason": "Again.", "retract": True}
    superseded = caller.post(f"/assessments/{row.pk}/corrections", data, if_match="*")
    assert check(superseded, 409, "taken back")["current"]["status"] is None
    check(caller.post(f"/assessments/{gone.pk}/corrections", data, if_match="*"), 409, "taken back")


def test_what_another_editor_has_decided(caller: Caller) -> None:
    waits = suggestion()
    reject(by=caller.user, suggestion=waits, reason="old")
    check(caller.post(f"/suggestions/{waits.pk}/accept", {}), 409, "already decided")


def test_sentences_are_in_the_callers_language() -> None:
    english = Client().get("/api/v1/pledges?color=red").json()["detail"]
    german = Client().get("/api/v1/pledges?color=red", headers={"accept-language": "de"}).json()["detail"]
    assert english != german


def test_more_special_errors_have_handlers_of_their_own() -> None:
    """ninja looks for the nearest class: a refusal of a special sort must not be answered as any refusal."""
    special = [error for error in HANDLERS if issubclass(error, Refused)]
    assert len({HANDLERS[error] for error in special}) == len(special) > 1


def test_nothing_is_told_of_what_a_caller_may_not_know() -> None:
    body = Client().get("/api/v1/deliveries/1").content.decode()
    assert json.loads(body).keys() <= {"type", "title", "status", "detail"}
