"""The picture that shows when an address is shared."""

import re
from datetime import date

import pytest
from django.test import Client

from coalition.codebook.loader import codebook
from coalition.public.sharing import card as card_of_selection
from coalition.public.sharing import card_drawing, card_headline
from coalition.register.models import Pledge
from tests.factories import register


@pytest.fixture
def troops() -> Pledge:
    pledge = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(pledge, "open", date(2026, 1, 6), conditions=("ceasefire",))
    register.assessment(register.pledge("FR", kind="air"), "pledged")
    register.country("NO")
    return pledge


def card(
    *kinds: str, lines: int = 3, headline: str = "On 7 January, <b>4</b> countries <a href='/'>intend</a> it."
) -> str:
    spot = card_drawing.CardCell(codebook().status("pledged"), conditional=True)
    chosen = [codebook().kind(kind) for kind in kinds]
    names = [f"Country {number} & more" for number in range(lines)]
    rows = [card_drawing.CardRow("DE", name, dict.fromkeys(kinds, spot)) for name in names]
    return card_drawing.draw(
        card_drawing.Card("Who committed what", "Coalition", headline, "As of", chosen, rows)
    )


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "?kind=troops&lang=uk", "?country=DE", "?kind=air&kind=troops", "?body=eu&q=nothing"]
)
def test_a_card_has_the_size_that_networks_show(client: Client, troops: Pledge, query: str) -> None:
    response = client.get(f"/card.png{query}")
    assert response["Content-Type"] == "image/png"
    assert size_of(response.content) == (1200, 630)


@pytest.mark.django_db
def test_a_card_is_made_once_a_version_and_anew_when_the_register_moves(
    client: Client, troops: Pledge
) -> None:
    first = client.get("/card.png?kind=troops").content
    assert client.get("/card.png?kind=troops").content == first
    assert card_of_selection.png.cache_info().misses == 1
    register.assessment(troops, "refused", date(2026, 1, 9))
    assert client.get("/card.png?kind=troops").content != first


@pytest.mark.django_db
def test_a_card_speaks_the_language_of_its_address(client: Client, troops: Pledge) -> None:
    assert (
        client.get("/card.png?kind=troops&lang=de").content
        != client.get("/card.png?kind=troops&lang=en").content
    )


def test_a_card_keeps_the_bold_of_the_headline_and_nothing_else_of_it() -> None:
    svg = card("troops")
    assert '<tspan font-weight="700">4' in svg
    assert "<a " not in svg
    assert "Country 0 &amp; more" in svg


def test_a_long_headline_shrinks_until_it_fits() -> None:
    sizes = {
        float(size)
        for size in re.findall(
            r'card-headline" font-size="([\d.]+)"', card("air", headline="many words " * 40)
        )
    }
    assert len(sizes) == 1
    assert sizes < {card_headline.SIZES[0], *sizes}


def test_few_kinds_leave_room_for_names_and_many_for_codes() -> None:
    assert "Country 1" in card("troops", "air")
    assert "Country 1" not in card(*(kind.slug for kind in codebook().kinds))


def test_a_card_shows_no_more_countries_than_fit() -> None:
    assert card("troops", lines=60).count('class="sign') == 24
    assert card("troops", "air", lines=60).count('class="sign') == 26
