"""`/articles`: searched, shown with the quotes on record, handed in."""

import json
from typing import Any

import pytest
from django.test import Client

from coalition.accounts.models import User
from coalition.api.v1.articles import endpoints
from coalition.public.articles.presenters import LONG
from coalition.register.models import Evidence
from coalition.review.decide.actions import accept
from coalition.sources.models import Delivery
from tests.api.callers import Caller, read, refused
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.factories.sources import ArticleFactory

pytestmark = pytest.mark.django_db


def test_what_was_read_is_listed_with_no_more_than_an_excerpt() -> None:
    article = ArticleFactory.create(text="A long report. " * 100, origin="dpa")
    found = read("/articles")
    (item,) = found["items"]
    assert (found["count"], found["alike"], found["next"]) == (1, False, None)
    assert item == {
        "id": article.pk,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "tier": "B",
        "lang": "en",
        "published": "2026-03-02",
        "fetched": "2026-03-02T12:00:00+00:00",
        "excerpt": article.text[:LONG],
        "text_hash": article.text_hash,
        "origin": "dpa",
    }


def test_a_day_that_is_not_known_is_null() -> None:
    ArticleFactory.create(published_on=None)
    assert read("/articles")["items"][0]["published"] is None


def test_articles_are_searched_and_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "PAGE", 2)
    ArticleFactory.create_batch(3, publisher="Gazette")
    ArticleFactory.create(publisher="Courier")
    first = read("/articles?publisher=Gazette")
    second = Client().get(first["next"]).json()
    assert (first["count"], len(first["items"]), len(second["items"])) == (3, 2, 1)
    assert second["next"] is None
    assert {one["publisher"] for one in first["items"] + second["items"]} == {"Gazette"}


def test_one_article_comes_with_the_quotes_that_evidence_rests_on() -> None:
    waits = suggestion(status="open", start=10, end=30, speaker="Anna")
    row = accept(by=EditorFactory.create(), suggestion=waits).assessment
    assert row
    article = waits.claims.get().reading.article
    (quote,) = read(f"/articles/{article.pk}")["quotes"]
    assert quote == {
        "pledge": row.pledge.slug,
        "assessment": row.pk,
        "text": article.text[10:30],
        "speaker": "Anna",
        "start": 10,
        "end": 30,
    }


def test_what_a_machine_merely_claimed_is_no_quote() -> None:
    article = suggestion().claims.get().reading.article
    assert read(f"/articles/{article.pk}")["quotes"] == []
    assert not Evidence.objects.exists()


def test_what_is_not_there_and_what_is_wrong() -> None:
    assert Client().get("/api/v1/articles/1000000").status_code == 404
    assert Client().get("/api/v1/articles/first").status_code == 422
    assert "colour" in refused("/articles?colour=red")
    assert "page" in refused("/articles?page=0")


@pytest.fixture
def advanced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The deliveries that were sent on their way."""
    found: list[int] = []
    monkeypatch.setattr("coalition.review.pipeline.advance", found.append)
    return found


def test_a_text_is_handed_in_and_sent_on_its_way_once_it_is_committed(
    caller: Caller, advanced: list[int], django_capture_on_commit_callbacks: Any
) -> None:
    data = {
        "title": "A report",
        "text": "Some words.",
        "lang": "en",
        "source": "Gazette",
        "published": "2026-03-02",
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = caller.post("/articles", data)
        assert advanced == []
    row = Delivery.objects.get()
    assert (answer.status_code, advanced) == (202, [row.pk])
    assert answer.json() == {"delivery": row.pk, "state": "waiting", "url": answer["Location"]}
    assert (row.title, row.language, row.source_name, str(row.published_on)) == (
        "A report",
        "en",
        "Gazette",
        "2026-03-02",
    )
    assert row.handed_in_by == caller.user
    assert caller.get(answer["Location"].removeprefix("/api/v1")).json()["state"] == "waiting"


def test_an_address_is_handed_in(caller: Caller) -> None:
    caller.post("/articles", {"url": "https://gazette.example/1"})
    assert Delivery.objects.get().url == "https://gazette.example/1"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"url": "https://gazette.example/1", "text": "Both."},
        {"url": "ftp://gazette.example/1"},
        {"text": "x", "published": "soon"},
        {"text": "x", "lang": "far too long"},
        {"text": "x", "colour": "red"},
    ],
)
def test_what_can_not_be_handed_in(caller: Caller, data: dict[str, str]) -> None:
    assert caller.post("/articles", data).status_code == 422
    assert not Delivery.objects.exists()


def test_handed_in_twice_under_one_key_it_is_one_delivery(caller: Caller) -> None:
    data = {"title": "A report", "text": "Some words."}
    answers = [caller.post("/articles", data, idempotency_key="k") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert Delivery.objects.count() == 1


def test_strangers_hand_in_nothing() -> None:
    response = Client().post("/api/v1/articles", json.dumps({"text": "x"}), content_type="application/json")
    assert response.status_code == 401
    assert not User.objects.exists()
