"""`/changes`: what changed, newest first."""

from datetime import date

import pytest
from django.test import Client

from coalition.api.v1 import changes
from coalition.register.models import Assessment
from tests.api.callers import read, refused, retract
from tests.factories import register

pytestmark = pytest.mark.django_db


def test_the_newest_comes_first(pledged: list[Assessment]) -> None:
    found = read("/changes?country=FR")["items"]
    assert [(one["pledge"], one["change"], one["before"], one["after"]) for one in found] == [
        ("fr-air-1", "new", None, "open"),
        ("fr-troops-1", "new", None, "intends"),
    ]


def test_a_step_says_from_what_to_what_when_and_why(pledged: list[Assessment]) -> None:
    register.assessment(pledged[2].pledge, "pledged", date(2026, 1, 20), conditions=["ceasefire"])
    step = read("/changes")["items"][0]
    assert (step["change"], step["before"], step["after"], step["conditional"]) == (
        "up",
        "open",
        "pledged",
        True,
    )
    assert (step["said_on"], step["countries"], step["words"]) == (
        "2026-01-20",
        ["FR"],
        register.EVIDENCE.text,
    )
    retract(pledged[0])
    assert read("/changes")["items"][0]["reason"] == "Never said."


def test_it_is_filtered_by_what_changed(pledged: list[Assessment]) -> None:
    register.assessment(pledged[2].pledge, "refused", date(2026, 1, 20))
    assert [one["pledge"] for one in read("/changes?change=down")["items"]] == ["fr-air-1"]
    assert len(read("/changes?change=down&change=new")["items"]) == 4


def test_pages_follow_each_other_and_keep_the_question(
    pledged: list[Assessment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "PAGE_SIZE", 1)
    first = read("/changes?country=FR&change=new")
    second = Client().get(first["next"]).json()
    assert [page["items"][0]["pledge"] for page in (first, second)] == ["fr-air-1", "fr-troops-1"]
    assert second["next"] is None


@pytest.mark.parametrize("path", ["/changes?change=x", "/changes?before=-1", "/changes?colour=red"])
def test_a_wrong_parameter_is_named(path: str) -> None:
    assert path.split("?")[1].split("=")[0] in refused(path)
