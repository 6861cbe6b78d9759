"""What went wrong is said in one plain sentence, to people and to programs, and nothing else leaks."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory

from coalition.core import errors
from coalition.core.errors import BadParameter

pytestmark = pytest.mark.django_db


def test_ours_is_told_and_others_reasons_stay_in_the_log(rf: RequestFactory) -> None:
    ours = errors.bad_request(rf.get("/matrix.json"), BadParameter("kind", "“kind” can’t be “x”."))
    others = errors.bad_request(rf.get("/matrix.json"), BadRequest("secret path /var/x"))
    assert json.loads(ours.content)["detail"] == "“kind” can’t be “x”."
    assert b"secret" not in others.content


@pytest.mark.parametrize("path", ["/api/v1/pledges", "/matrix.json", "/matrix.csv", "/feeds/changes.atom"])
@pytest.mark.parametrize(("view", "status"), [(errors.forbidden, 403), (errors.not_found, 404)])
def test_programs_get_problem_details(rf: RequestFactory, path: str, view: Any, status: int) -> None:
    response = view(rf.get(path), Exception("a reason"))
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["status"] == status
    assert b"a reason" not in response.content


def test_a_failure_needs_neither_database_nor_language_to_be_told(rf: RequestFactory) -> None:
    response = errors.failed(rf.get("/"))
    assert response.status_code == 500
    assert b"Try again in a minute." in response.content


def test_a_failing_page_shows_no_traceback(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("coalition.public.matrix_data.queries.matrix", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert b"secret" not in response.content


def test_the_gallery_is_for_development(client: Client, settings: Any) -> None:
    assert client.get("/gallery/").status_code == 404
    settings.DEBUG = True
    text = client.get("/gallery/").content.decode()
    assert text.count('<svg class="sign refused') >= 2
    assert "This field is required." in text


@pytest.mark.parametrize(
    ("status", "page"),
    [
        (400, lambda request: errors.bad_request(request, BadParameter("kind", "“kind” can’t be “<x>”."))),
        (403, lambda request: errors.forbidden(request, Exception("a reason"))),
        (404, lambda request: errors.not_found(request, Exception("a reason"))),
        (500, errors.failed),
    ],
)
def test_people_get_a_page_that_names_no_reason_but_ours(rf: RequestFactory, status: int, page: Any) -> None:
    request = rf.get("/countries/")
    request.user = AnonymousUser()
    response = page(request)
    assert response.status_code == status
    assert response["Content-Type"].startswith("text/html")
    assert b"a reason" not in response.content
    assert ("can’t be “&lt;x&gt;”" in response.content.decode()) == (status == 400)


def test_a_failing_api_says_so_in_problem_details(rf: RequestFactory) -> None:
    response = errors.failed(rf.get("/api/v1/pledges"))
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content)["detail"] == "The server failed. Try again in a minute."


def test_an_unknown_value_is_named_and_cut_where_it_is_endless() -> None:
    unknown = BadParameter.unknown("kind", "x" * 500)
    assert unknown.parameter == "kind"
    assert f"“{'x' * 60}”" in unknown.sentence
    assert str(unknown) == unknown.sentence


def test_a_problem_may_carry_members_of_our_own(rf: RequestFactory) -> None:
    told = json.loads(errors.problem(409, "Moved", "It moved.", current="vowed").content)
    assert told == {
        "type": "about:blank", "title": "Moved", "status": 409, "detail": "It moved.", "current": "vowed",
    }  # fmt: skip
