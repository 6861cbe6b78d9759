"""The same request under the same key writes once, and is answered alike."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from coalition.accounts.models import Reply, User
from coalition.api.idempotency import LONGEST_KEY, WriteResponse, write_once
from coalition.register.actions import Refused
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
RESPONSE = WriteResponse(201, {"id": 7, "name": "Straße"}, etag='"9"', location="/api/v1/things/7")


class Writer:
    """Counts how often it was asked to write."""

    def __init__(self, response: WriteResponse = RESPONSE) -> None:
        self.response, self.times = response, 0

    def __call__(self) -> WriteResponse:
        self.times += 1
        return self.response


@pytest.fixture
def user() -> User:
    return EditorFactory.create()


def request(key: str = "", path: str = "/api/v1/things", body: bytes = b"{}") -> HttpRequest:
    headers = {"idempotency-key": key} if key else {}
    return RequestFactory().post(path, body, content_type="application/json", headers=headers)


def test_without_a_key_every_request_writes(user: User) -> None:
    write = Writer()
    for _time in range(2):
        assert write_once(request(), user, write).status_code == 201
    assert write.times == 2
    assert not Reply.objects.exists()


def test_with_a_key_the_first_writes_and_both_are_answered_alike(user: User) -> None:
    write = Writer()
    first, again = (write_once(request("k"), user, write) for _ in range(2))
    assert write.times == 1
    for response in (first, again):
        assert (response.status_code, response["ETag"], response["Location"]) == (
            201,
            '"9"',
            "/api/v1/things/7",
        )
    assert first.content == again.content


@pytest.mark.parametrize("other", [{"path": "/api/v1/others"}, {"body": b'{"a": 1}'}])
def test_a_key_is_not_used_for_another_request(user: User, other: dict[str, Any]) -> None:
    write = Writer()
    write_once(request("k"), user, write)
    refused = write_once(request("k", **other), user, write)
    assert (refused.status_code, write.times) == (422, 1)
    assert b"Choose a new one" in refused.content


def test_everybody_has_keys_of_their_own(user: User) -> None:
    write = Writer()
    write_once(request("k"), user, write)
    write_once(request("k"), EditorFactory.create(), write)
    assert write.times == 2


def test_what_is_refused_leaves_its_key_free(user: User) -> None:
    def refuse() -> WriteResponse:
        raise Refused("No.")

    with pytest.raises(Refused):
        write_once(request("k"), user, refuse)
    assert not Reply.objects.exists()
    assert write_once(request("k"), user, Writer()).status_code == 201


def test_a_key_can_be_as_long_as_its_column_and_no_longer(user: User) -> None:
    write = Writer()
    assert write_once(request("k" * LONGEST_KEY), user, write).status_code == 201
    assert write_once(request("k" * (LONGEST_KEY + 1)), user, write).status_code == 400
    assert write.times == 1


def test_a_response_without_etag_and_location_has_no_such_headers(user: User) -> None:
    response = write_once(request("k"), user, Writer(WriteResponse(202)))
    assert "ETag" not in response
    assert "Location" not in response
    assert response.content == b"{}"


def test_old_replies_are_told_apart_from_new_ones(user: User) -> None:
    write_once(request("k"), user, Writer())
    now = datetime.now(UTC)
    assert Reply.objects.older_than(now).count() == 1
    assert not Reply.objects.older_than(now.replace(year=now.year - 1)).exists()
