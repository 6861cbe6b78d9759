"""`/matrix`: what the page shows."""

import json

import pytest
from django.test import Client

from tests.api.callers import read, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pledged")]


@pytest.mark.parametrize("query", ["", "?kind=troops", "?country=FR&as_of=2026-01-07", "?as_of=2025-12-31"])
def test_it_is_that_of_the_page(query: str) -> None:
    assert read(f"/matrix{query}") == Client().get(f"/matrix.json{query}").json()


def test_it_is_json_in_utf_8() -> None:
    response = Client().get("/api/v1/matrix")
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content.decode("utf-8"))["countries"]


def test_names_are_in_the_readers_language() -> None:
    names = [one["name"] for one in read("/matrix?lang=de")["countries"]]
    assert {"Deutschland", "Frankreich"} <= set(names)


def test_what_there_is_not_is_named() -> None:
    assert "tanks" in refused("/matrix?kind=tanks")
    assert "color" in refused("/matrix?color=red")


def test_nobody_writes_it() -> None:
    assert Client().post("/api/v1/matrix").status_code == 405
