"""What went wrong is said in one plain sentence, to people and to programs, and nothing else leaks."""

import json
from typing import Any

import pytest
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
