"""What a page says of itself to those who share it."""

from datetime import date

import pytest
from django.test import Client

from coalition.register.models import Pledge
from tests.factories import register


@pytest.fixture
def troops() -> Pledge:
    pledge = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(pledge, "open", date(2026, 1, 6), conditions=("ceasefire",))
    register.assessment(register.pledge("FR", kind="air"), "pledged")
    register.country("NO")
    return pledge


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "title", "query"),
    [
        ("/", "Who has committed what", "?lang=en"),
        ("/?body=eu", "Who has committed what", "?body=eu&amp;lang=en"),
        ("/map/", "Map: Troops in Ukraine", "?kind=troops&amp;lang=en"),
        ("/charts/?kind=air", "Charts: Air", "?kind=air&amp;lang=en"),
        ("/countries/DE/", "Germany", "?country=DE&amp;lang=en"),
        ("/cells/DE/troops/", "Germany: Troops in Ukraine", "?country=DE&amp;kind=troops&amp;lang=en"),
        ("/countries/", "Who has committed what", "?lang=en"),
    ],
)
def test_a_page_offers_its_card(client: Client, troops: Pledge, address: str, title: str, query: str) -> None:
    text = page(client, address)
    assert f'<meta property="og:title" content="{title}">' in text
    assert f'<meta property="og:image" content="http://testserver/card.png{query}">' in text


@pytest.mark.django_db
def test_a_page_that_went_wrong_still_says_what_went_wrong(client: Client) -> None:
    assert client.get("/?kind=tanks").status_code == 400
    assert client.get("/pledges/nothing/").status_code == 404
