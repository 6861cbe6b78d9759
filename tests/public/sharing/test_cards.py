"""What others see of a page: its card, its citation, its frame."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from coalition.codebook.loader import codebook
from coalition.public.sharing import card_drawing, views
from coalition.public.sharing.citations import Citation
from coalition.register.models import Pledge
from tests.factories import register

CITATION = Citation(
    publisher="Who committed what (Coalition)",
    title="100 % of {Germany} & friends_1",
    url="https://site.example/?as_of=2026-01-07&kind=troops",
    day=date(2026, 1, 7),
    version=812,
    seen=date(2026, 2, 1),
)


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


def card(
    *kinds: str, lines: int = 3, headline: str = "On 7 January, <b>4</b> countries <a href='/'>intend</a> it."
) -> str:
    spot = card_drawing.Spot(codebook().status("pledged"), conditional=True)
    chosen = [codebook().kind(kind) for kind in kinds]
    names = [f"Country {number} & more" for number in range(lines)]
    rows = [card_drawing.Line("DE", name, dict.fromkeys(kinds, spot)) for name in names]
    return card_drawing.draw(
        card_drawing.Card("Who committed what", "Coalition", headline, "As of", chosen, rows)
    )


# Cards


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
    views.render.cache_clear()
    first = client.get("/card.png?kind=troops").content
    assert client.get("/card.png?kind=troops").content == first
    assert views.render.cache_info().misses == 1
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
    assert sizes < {card_drawing.SIZES[0], *sizes}


def test_few_kinds_leave_room_for_names_and_many_for_codes() -> None:
    assert "Country 1" in card("troops", "air")
    assert "Country 1" not in card(*(kind.slug for kind in codebook().kinds))


def test_a_card_shows_no_more_countries_than_fit() -> None:
    assert card("troops", lines=60).count('class="sign') == 24
    assert card("troops", "air", lines=60).count('class="sign') == 26


# What a page says of itself to those who share it


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


# Citations


def test_bibtex_escapes_what_latex_would_take_for_more() -> None:
    entry = CITATION.bibtex()
    assert entry.startswith("@misc{100-of-germany-friends-1-2026-01-07-v812,\n")
    assert r"title = {{100 \% of \{Germany\} \& friends\_1}}," in entry
    assert "url = {https://site.example/?as_of=2026-01-07&kind=troops}," in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_ris_is_one_record_of_one_line_fields() -> None:
    lines = replace(CITATION, title="two\r\nER  - lines").ris().split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - two ER - lines" in lines
    assert "Y2  - 2026/02/01" in lines


@pytest.mark.django_db
def test_a_citation_fixes_both_clocks(client: Client, troops: Pledge) -> None:
    text = page(client, "/cite.bib?of=/cells/DE/troops/")
    address = re.search(r"url = \{http://testserver(.*)\}", text)
    assert address
    assert "known_at=" in address[1]
    before = page(client, address[1])
    register.assessment(troops, "refused", date(2026, 1, 6))
    assert "Refused" not in re.sub(r"(?s)<head>.*</head>", "", before)
    assert 'class="sign refused' not in page(client, address[1]).split('id="main"')[1].split("<footer")[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/", "/map/world/?kind=air", "/charts/?as_of=2026-01-07", "/countries/DE/", "/cells/DE/troops/"],
)
def test_pages_can_be_cited_and_their_citation_opens(client: Client, troops: Pledge, address: str) -> None:
    text = page(client, address)
    assert "Cite this" in text
    links = re.findall(r'href="(/cite\.(?:bib|ris)\?of=[^"]*)"', text)
    assert len(links) >= 2
    for link in links:
        content = page(client, link.replace("&amp;", "&"))
        found = re.search(r"http://testserver([^\s}]*)", content)
        assert found
        assert client.get(found[1]).status_code == 200


@pytest.mark.django_db
def test_a_pledge_is_cited_by_its_title_and_slug(client: Client, troops: Pledge) -> None:
    assert f"Soldiers in Ukraine ({troops.slug})" in page(client, f"/cite.ris?of=/pledges/{troops.slug}/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["", "of=", "of=/&of=/", "of=https://evil.example/", "of=//evil.example/", "of=/nothing/", "of=/review/", "of=/pledges/no/",
     "of=/%3Fkind=tanks", "of=/cells/DE/tanks/", "of=http://[", "of=/&to=x"],
)  # fmt: skip
def test_only_pages_of_this_site_can_be_cited(client: Client, query: str) -> None:
    assert client.get(f"/cite.bib?{query}").status_code == 400
