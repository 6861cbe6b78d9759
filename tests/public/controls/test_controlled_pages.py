"""What the map and the charts share: the parameters of the matrix, and how they answer HTMX."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from coalition.register.actions import Quantity
from tests.factories import register
from tests.public.reading import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/map/", "/map/world/", "/charts/", "/map/europe.png", "/charts/ladder.svg", "/card.png"]
)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("kind=tanks", "kind"),
        ("as_of=2026-02-30", "as_of"),
        ("country=XX", "country"),
        ("country=de", "country"),
        ("at_least=maybe", "at_least"),
        ("lang=xx", "lang"),
    ],
)
def test_bad_parameters_are_refused_by_name(client: Client, address: str, query: str, name: str) -> None:
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    assert name in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/map/moon/",
        "/map/moon.png",
        "/map/europe.pdf",
        "/charts/pie.svg",
        "/charts/ladder.xlsx",
        "/cite.pdf?of=/",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/map/", "/charts/"])
def test_htmx_gets_what_a_filter_changes_and_the_address_to_show(
    client: Client, several_kinds: None, address: str
) -> None:
    headers = {"hx-request": "true", "hx-target": "result"}
    response = client.get(f"{address}?kind=troops&q=", headers=headers)
    text = response.content.decode()
    assert "<html" not in text
    assert 'id="result"' in text
    assert 'id="lead" data-hx-swap-oob="true"' in text
    assert response["HX-Push-Url"] == f"{address}?kind=troops"


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(
    client: Client,
    several_kinds: None,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    for more in (0, 6):
        for number, code in enumerate(["PL", "RO", "AU", "JP", "SE", "ES"][:more]):
            quantity = Quantity(Decimal(number), Decimal(number + 1), "soldiers")
            register.assessment(register.pledge(code), "open", conditions=("ceasefire",), quantity=quantity)
        with django_assert_max_num_queries(6):
            page(client, "/map/")
        with django_assert_max_num_queries(11):
            page(client, "/charts/")


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_the_pages_speak_every_language(client: Client, several_kinds: None, language: str) -> None:
    text = page(client, f"/map/?lang={language}")
    assert {"de": "Deutschland", "fr": "Allemagne", "uk": "Німеччина"}[language] in text
    assert "Show the world" not in text
    assert "number of countries" not in page(client, f"/charts/?lang={language}")
