"""`/deliveries`: what became of an article that was handed in."""

import pytest
from django.test import Client

from tests.api.callers import Caller
from tests.factories.sources import ArticleFactory, DeliveryFactory

pytestmark = pytest.mark.django_db


def test_what_is_on_its_way(caller: Caller) -> None:
    row = DeliveryFactory.create()
    assert caller.get(f"/deliveries/{row.pk}").json() == {
        "delivery": row.pk,
        "state": "waiting",
        "reason": "",
        "article": None,
    }


def test_what_became_an_article(caller: Caller) -> None:
    article = ArticleFactory.create()
    row = DeliveryFactory.create(state="stored", article=article, snapshot=article.snapshot)
    answer = caller.get(f"/deliveries/{row.pk}").json()
    assert (answer["state"], answer["article"]) == ("stored", article.pk)


def test_what_was_not_taken_says_why(caller: Caller) -> None:
    row = DeliveryFactory.create(state="refused", reason="It is empty.")
    assert caller.get(f"/deliveries/{row.pk}").json()["reason"] == "It is empty."


def test_strangers_are_not_told_and_what_is_not_there_is_not_found(caller: Caller) -> None:
    row = DeliveryFactory.create()
    assert Client().get(f"/api/v1/deliveries/{row.pk}").status_code == 401
    assert caller.get("/deliveries/1000000").status_code == 404
    assert caller.get("/deliveries/first").status_code == 422
