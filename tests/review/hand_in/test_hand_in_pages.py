"""Handing in articles, and what became of what arrived."""

import pytest
from django.urls import reverse

from coalition.review import pipeline
from coalition.sources.models import Delivery
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.factories.sources import DeliveryFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "Norway will not send soldiers to Ukraine, the defence minister said on Monday. " * 3


@pytest.fixture
def desk(client):
    client.force_login(EditorFactory.create(username="mira"))
    return client


@pytest.fixture
def sent(monkeypatch):
    """The deliveries that were sent on their way; whether that works is for tests/flows."""
    ids: list[int] = []
    monkeypatch.setattr("coalition.review.hand_in.views.advance", ids.append)
    return ids


def test_a_text_is_handed_in(desk, sent):
    data = {
        "title": "No soldiers",
        "text": TEXT,
        "language": "en",
        "published": "2026-03-02",
        "source": "Gazette",
    }
    response = desk.post(reverse("review:hand_in"), data, follow=True)
    delivery = Delivery.objects.get()
    assert sent == [delivery.pk]
    assert (delivery.title, delivery.language, str(delivery.published_on)) == (
        "No soldiers",
        "en",
        "2026-03-02",
    )
    assert (delivery.source_name, delivery.handed_in_by.username) == ("Gazette", "mira")
    html = response.content.decode()
    assert "Handed in." in html
    assert "No soldiers" in html
    assert 'hx-trigger="every 2s"' in html


def test_an_address_is_handed_in(desk, sent):
    desk.post(reverse("review:hand_in"), {"url": "https://gazette.example/1"})
    delivery = Delivery.objects.get()
    assert (delivery.url, sent) == ("https://gazette.example/1", [delivery.pk])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Give the article’s address, or paste its text."),
        ({"text": TEXT}, "A text without an address needs its headline."),
        ({"url": "not an address"}, "Enter a valid URL"),
        ({"url": "ftp://gazette.example/1"}, "http"),
        ({"title": "x", "text": TEXT, "published": "2999-01-01"}, "lies in the future"),
        ({"title": "x", "text": TEXT, "language": "xx"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_handed_in_is_said_in_place(desk, sent, data, sentence):
    response = desk.post(reverse("review:hand_in"), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not sent


def test_every_delivery_tells_what_became_of_it(desk):
    waits = suggestion()
    article = waits.claims.get().reading.article
    DeliveryFactory.create(state="stored", article=article, snapshot=article.snapshot)
    DeliveryFactory.create(state="refused", reason="It holds no text.")
    DeliveryFactory.create(
        state="failed", reason="The server did not answer.", source=SourceFactory.create(name="Wire")
    )
    html = desk.get(reverse("review:deliveries")).content.decode()
    for words in ("1 claim found", "It holds no text.", "The server did not answer.", "Wire"):
        assert words in html
    assert reverse("review:suggestion", args=[waits.pk]) in html
    assert "every 2s" not in html


def test_deliveries_are_chosen_by_state_and_paged(desk):
    DeliveryFactory.create_batch(51, state="refused", reason="It is empty.")
    DeliveryFactory.create()
    page = desk.get(reverse("review:deliveries"), {"state": "refused"})
    assert len(page.context["deliveries"]) == 50
    second = desk.get(page.context["next"])
    assert len(second.context["deliveries"]) == 1
    assert desk.get(reverse("review:deliveries"), {"state": "nonsense", "page": "x"}).status_code == 200


def test_nothing_arrived_yet(desk):
    assert "Nothing has arrived" in desk.get(reverse("review:deliveries")).content.decode()


def test_wrong_methods(desk):
    assert desk.post(reverse("review:deliveries")).status_code == 405
    assert desk.put(reverse("review:hand_in")).status_code == 405


def test_the_list_asks_a_constant_number_of_questions(desk, django_assert_max_num_queries):
    for _ in range(12):
        article = suggestion().claims.last().reading.article
        DeliveryFactory.create(state="stored", article=article, snapshot=article.snapshot)
    with django_assert_max_num_queries(14):
        desk.get(reverse("review:deliveries"))


def test_an_unknown_delivery_is_sent_without_harm(django_capture_on_commit_callbacks):
    pipeline.advance(10**6)
