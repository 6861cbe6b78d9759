"""`/claims`: what the readers found, decided or not."""

import pytest
from django.test import Client

from coalition.api.v1 import claims
from coalition.review.decide.actions import reject
from tests.api.callers import Caller
from tests.factories.readings import reading
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db
CLAIM = {"country": "NO", "kind": "troops", "status": "open"}


def test_a_claim_is_told_with_its_place_in_its_article(caller: Caller) -> None:
    run = reading({**CLAIM, "conditions": ["ceasefire"], "start": 7, "end": 20, "speaker": "Anna"})
    (item,) = caller.get("/claims").json()["items"]
    article = run.article
    assert article.text[item["start"] : item["end"]] == item["quote"]
    assert (item["country"], item["kind"], item["status"]) == ("NO", "troops", "open")
    assert (item["conditions"], item["speaker"], item["confidence"]) == (["ceasefire"], "Anna", 0.9)
    assert item["reader"] == f"{run.reader} {run.version}"
    assert item["article"] == {
        "id": article.pk,
        "title": article.title,
        "url": article.url,
        "language": "en",
    }


def test_who_is_not_quoted_is_nobody(caller: Caller) -> None:
    reading(CLAIM)
    assert caller.get("/claims").json()["items"][0]["speaker"] is None


def test_decided_ones_are_told_too_the_newest_first_and_not_without_end(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = suggestion()
    reject(by=caller.user, suggestion=waits, reason="old")
    reading(CLAIM, {**CLAIM, "kind": "air"})
    kinds = [(one["kind"], one["status"]) for one in caller.get("/claims").json()["items"]]
    assert kinds == [("air", "open"), ("troops", "open"), ("troops", "refused")]
    monkeypatch.setattr(claims, "MOST", 2)
    assert len(caller.get("/claims").json()["items"]) == 2


def test_a_longer_list_asks_no_more_questions(caller: Caller, django_assert_max_num_queries) -> None:
    reading(*(CLAIM for _ in range(5)))
    with django_assert_max_num_queries(4):
        caller.get("/claims")


def test_what_machines_claimed_is_no_business_of_readers() -> None:
    assert Client().get("/api/v1/claims").status_code == 401
