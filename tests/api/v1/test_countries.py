"""`/countries`: who can pledge, and one country's row."""

import pytest
from django.test import Client

from tests.api.callers import PROBLEM, read, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pledged")]


def test_countries_come_with_the_bodies_they_belong_to() -> None:
    assert {one["code"]: one["bodies"] for one in read("/countries")} == {"FR": ["eu"], "DE": []}


def test_only_those_of_a_body() -> None:
    assert [one["code"] for one in read("/countries?body=eu")] == ["FR"]
    assert read("/countries?body=eu&as_of=1950-01-01") == []


def test_one_country_is_its_row_of_the_matrix_and_its_pledges() -> None:
    found = read("/countries/FR")
    assert (found["code"], found["name"], found["bodies"]) == ("FR", "France", ["eu"])
    assert found["cells"]["troops"]["status"] == "intends"
    row = next(one for one in read("/matrix")["countries"] if one["code"] == "FR")
    assert found["cells"] == row["cells"]
    assert [(one["id"], one["status"]) for one in found["pledges"]] == [
        ("fr-troops-1", "intends"),
        ("fr-air-1", "open"),
    ]


def test_on_an_earlier_day_nothing_had_been_said() -> None:
    found = read("/countries/FR?as_of=2026-01-05")
    assert found["cells"] == {}
    assert [one["status"] for one in found["pledges"]] == [None, None]


def test_before_anything_was_known_there_were_no_pledges() -> None:
    assert read("/countries/FR?known_at=2020-01-01T00:00:00Z")["pledges"] == []


@pytest.mark.parametrize("code", ["ZZ", "fr", "France"])
def test_a_country_that_the_register_has_not_is_not_found(code: str) -> None:
    response = Client().get(f"/api/v1/countries/{code}")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("path", ["/countries?kind=troops", "/countries?body=un", "/countries/FR?country=DE"])
def test_a_wrong_parameter_is_named(path: str) -> None:
    assert path.split("?")[1].split("=")[0] in refused(path)
