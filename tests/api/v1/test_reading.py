"""Reading over the API: the same as the pages, paged, described, without a key."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Country, Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    editor = User.objects.create_user("editor")
    for country, kind, status in (
        ("DE", "troops", "refused"),
        ("FR", "troops", "intends"),
        ("FR", "air", "open"),
    ):
        Country.objects.get_or_create(code=country)
        pledge = actions.open_pledge(by=editor, kind=kind, title=f"{country} {kind}", countries=[country])
        proof = actions.EvidenceInput(form="summary", text="They said so.", reference="a test")
        actions.record(
            by=editor, pledge=pledge, judgement=actions.AssessmentInput(status, date(2026, 1, 6), [proof])
        )
    Membership.objects.create(country_id="FR", body="eu", valid_from=date(1958, 1, 1))


def get(path: str) -> Any:
    response = Client().get(f"/api/v1{path}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.usefixtures("register")
def test_the_matrix_is_that_of_the_page() -> None:
    assert get("/matrix?kind=troops") == Client().get("/matrix.json?kind=troops").json()


@pytest.mark.usefixtures("register")
def test_countries_kinds_and_one_country() -> None:
    assert [one["code"] for one in get("/countries")] == ["FR", "DE"]
    assert [one["code"] for one in get("/countries?body=eu")] == ["FR"]
    france = get("/countries/FR")
    assert france["name"] == "France"
    assert france["cells"]["troops"]["status"] == "intends"
    assert [one["id"] for one in france["pledges"]] == ["fr-troops-1", "fr-air-1"]
    assert {"slug": "troops", "name": "Troops in Ukraine", "meaning": "soldiers on Ukrainian soil"} in get(
        "/kinds"
    )
    assert Client().get("/api/v1/countries/ZZ").status_code == 404


@pytest.mark.usefixtures("register")
def test_pledges_by_day_and_choice() -> None:
    assert [one["status"] for one in get("/pledges")["items"]] == ["refused", "intends", "open"]
    assert [one["status"] for one in get("/pledges?as_of=2025-12-31")["items"]] == [None, None, None]
    assert [one["id"] for one in get("/pledges?country=FR&kind=air")["items"]] == ["fr-air-1"]


def test_pledges_are_paged_without_gap() -> None:
    editor = User.objects.create_user("editor")
    Country.objects.create(code="DE")
    for number in range(230):
        actions.open_pledge(by=editor, kind="arms", title=f"Thing {number}", countries=["DE"])
    seen: list[str] = []
    page = get("/pledges?kind=arms")
    seen += [one["id"] for one in page["items"]]
    while page["next"]:
        page = Client().get(page["next"]).json()
        seen += [one["id"] for one in page["items"]]
    assert len(seen) == len(set(seen)) == 230


@pytest.mark.usefixtures("register")
def test_changes_newest_first() -> None:
    found = get("/changes?country=FR")["items"]
    assert [(one["pledge"], one["change"], one["after"]) for one in found] == [
        ("fr-air-1", "new", "open"),
        ("fr-troops-1", "new", "intends"),
    ]


@pytest.mark.parametrize(
    "path", ["/matrix?kind=tanks", "/pledges?color=red", "/changes?change=x", "/pledges?after=-1"]
)
def test_a_wrong_parameter_is_a_problem_that_names_it(path: str) -> None:
    response = Client().get(f"/api/v1{path}")
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert path.split("?")[1].split("=")[0] in response.json()["detail"]


def test_the_api_describes_itself() -> None:
    document = get("/openapi.json")
    assert document["openapi"].startswith("3.")
    paths = document["paths"]
    for path in (
        "/matrix",
        "/countries/{code}",
        "/pledges/{slug}",
        "/pledges/{slug}/assessments",
        "/suggestions/{number}/accept",
    ):
        assert f"/api/v1{path}" in paths
    assert {"get", "post"} <= set(paths["/api/v1/pledges"])
    assert "bearer" in json.dumps(document["components"]["securitySchemes"]).lower()
