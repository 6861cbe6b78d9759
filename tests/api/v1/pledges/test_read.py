"""`/pledges`, read: listed and shown, as of any day and as known at any time."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from coalition.api.v1.pledges import endpoints, queries, representation
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.actions import Quantity
from coalition.register.models import Assessment
from tests.api.callers import PROBLEM, read, refused, retract
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def test_pledges_come_in_the_order_in_which_they_were_opened(pledged: list[Assessment]) -> None:
    items = read("/pledges")["items"]
    assert [one["id"] for one in items] == ["de-troops-1", "fr-troops-1", "fr-air-1"]
    assert items[0] == {
        "id": "de-troops-1",
        "kind": "troops",
        "title": "DE troops",
        "countries": ["DE"],
        "status": "refused",
        "said_on": "2026-01-06",
        "url": "/pledges/de-troops-1/",
    }


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("country=FR", ["fr-troops-1", "fr-air-1"]),
        ("kind=troops", ["de-troops-1", "fr-troops-1"]),
        ("country=FR&kind=air", ["fr-air-1"]),
        ("body=eu", ["fr-troops-1", "fr-air-1"]),
        ("country=DE&body=eu", []),
        ("known_at=2020-01-01T00:00:00Z", []),
    ],
)
def test_they_are_chosen(pledged: list[Assessment], query: str, slugs: list[str]) -> None:
    assert [one["id"] for one in read(f"/pledges?{query}")["items"]] == slugs


def test_on_an_earlier_day_they_had_no_status(pledged: list[Assessment]) -> None:
    assert {one["status"] for one in read("/pledges?as_of=2025-12-31")["items"]} == {None}


def test_pages_follow_each_other_without_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "PAGE_SIZE", 3)
    for number in range(7):
        register.pledge("DE", kind="arms", title=f"Thing {number}")
    register.pledge("DE", kind="air")
    pages = [read("/pledges?kind=arms")]
    while pages[-1]["next"] and len(pages) < 9:
        pages.append(Client().get(pages[-1]["next"]).json())
    titles = [one["title"] for page in pages for one in page["items"]]
    assert titles == [f"Thing {number}" for number in range(7)]
    assert [len(page["items"]) for page in pages] == [3, 3, 1]


def test_a_full_last_page_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "PAGE_SIZE", 2)
    for number in range(2):
        register.pledge("DE", title=str(number))
    assert read("/pledges")["next"] is None


def test_one_pledge_is_told_with_all_its_history(pledged: list[Assessment]) -> None:
    row = pledged[1]
    amount = Quantity(Decimal("200.00"), Decimal("250.50"), "soldiers", words="some two hundred")
    given = actions.AssessmentInput(
        "pledged", date(2026, 1, 6), evidence=[register.EVIDENCE], conditions=["ceasefire"], quantity=amount
    )
    better = actions.correct(by=EditorFactory.create(), wrong=row, assessment=given, reason="Misheard.")
    found = read(f"/pledges/{row.pledge.slug}")
    old, new = found["assessments"]
    assert (found["status"], found["etag"]) == ("pledged", f'"{better.pk}"')
    assert (old["id"], old["supersedes"], old["superseded_by"]) == (row.pk, None, better.pk)
    assert (new["supersedes"], new["superseded_by"], new["nature"]) == (row.pk, None, "correction")
    assert new["quantity"] == {"low": 200, "high": 250.5, "unit": "soldiers", "words": "some two hundred"}
    assert (new["conditions"], old["quantity"]) == (["ceasefire"], None)
    assert new["evidence"][0]["text"] == register.EVIDENCE.text
    assert (new["reason"], new["recorded_by"]) == ("Misheard.", better.recorded_by_name)


def test_it_is_told_as_it_was_known_at_any_time(pledged: list[Assessment]) -> None:
    row = pledged[1]
    before = row.recorded_at.isoformat().replace("+00:00", "Z")
    register.assessment(row.pledge, "pledged", date(2026, 1, 20))
    assert len(read(f"/pledges/{row.pledge.slug}")["assessments"]) == 2
    known = read(f"/pledges/{row.pledge.slug}?known_at={before}")
    assert (known["status"], len(known["assessments"])) == ("intends", 1)


def test_its_etag_changes_with_all_that_is_recorded_of_it(pledged: list[Assessment]) -> None:
    row = pledged[0]

    def etag() -> str:
        return str(Client().get(f"/api/v1/pledges/{row.pledge.slug}")["ETag"])

    first = etag()
    register.assessment(pledged[1].pledge, "open")
    assert etag() == first == queries.etag(row.pledge)
    newer = register.assessment(row.pledge, "open", date(2025, 1, 1))
    second = etag()
    retract(newer)
    assert len({first, second, etag()}) == 3


def test_what_was_taken_back_has_no_status(pledged: list[Assessment]) -> None:
    retract(pledged[0])
    found = read(f"/pledges/{pledged[0].pledge.slug}")
    assert (found["status"], found["said_on"]) == (None, None)
    assert [one["nature"] for one in found["assessments"]] == ["assessment", "retraction"]


def test_a_longer_list_asks_no_more_questions(
    pledged: list[Assessment], django_assert_num_queries: Any
) -> None:
    rows = list(queries.selected(Selection()))
    with django_assert_num_queries(1):
        assert len(representation.summaries(rows, Selection())) == 3


def test_what_is_not_there_is_not_found() -> None:
    response = Client().get("/api/v1/pledges/nothing")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("path", ["/pledges?after=-1", "/pledges?color=red", "/pledges?suppose=ceasefire"])
def test_a_wrong_parameter_is_named(path: str) -> None:
    assert path.split("?")[1].split("=")[0] in refused(path)
