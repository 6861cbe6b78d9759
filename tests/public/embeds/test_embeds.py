"""Frames on other sites: only these pages may be framed, and nothing in them acts."""

from datetime import date

import pytest
from django.test import Client

from tests.factories import register

pytestmark = pytest.mark.django_db
FRAMED = ["/embed/matrix/", "/embed/countries/DE/"]
UNFRAMED = ["/", "/map/", "/charts/", "/embed/", "/countries/DE/", "/card.png"]


@pytest.fixture(autouse=True)
def _said() -> None:
    register.assessment(register.pledge("DE"), "open", date(2026, 1, 6), conditions=("ceasefire",))
    register.assessment(register.pledge("FR"), "refused")
    register.country("NO")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


@pytest.mark.parametrize("address", FRAMED)
def test_others_may_frame_the_embedded_pages(client: Client, address: str) -> None:
    response = client.get(address)
    assert "X-Frame-Options" not in response
    policy = response["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "default-src 'self'" in policy


@pytest.mark.parametrize("address", UNFRAMED)
def test_nothing_else_may_be_framed(client: Client, address: str) -> None:
    response = client.get(address)
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", FRAMED)
def test_an_embedded_page_runs_nothing_and_its_links_leave_the_frame(client: Client, address: str) -> None:
    text = page(client, address)
    assert "<script" not in text
    assert "<form" not in text
    assert '<base target="_blank">' in text
    assert 'href="http://testserver/' in text


def test_the_small_matrix_takes_the_selection(client: Client) -> None:
    text = page(client, "/embed/matrix/?status=refused&kind=troops")
    assert "France" in text
    assert "Germany" not in text
    assert "Norway" not in page(client, "/embed/matrix/")


def test_each_cell_says_its_country_and_status_and_leads_to_it(client: Client) -> None:
    text = page(client, "/embed/matrix/")
    assert 'href="/cells/DE/troops/"' in text
    assert 'aria-label="Germany, Troops in Ukraine: Open to it, if a ceasefire holds' in text


def test_one_country_shows_its_kinds(client: Client) -> None:
    text = page(client, "/embed/countries/DE/?suppose=ceasefire&lang=de")
    assert "Deutschland" in text
    assert "Offen dafür" in text
    assert "Waffenstillstand" not in text
    assert "Nothing on record" in page(client, "/embed/countries/NO/?lang=en")


def test_the_code_holds_the_address_of_the_selection(client: Client) -> None:
    text = page(client, "/embed/?body=eu&kind=air")
    assert "src=&quot;" not in text  # the quotes stand in a text area as they are
    assert '&lt;iframe src="http://testserver/embed/matrix/?body=eu&amp;kind=air&amp;lang=en"' in text
    assert 'src="/embed/matrix/?body=eu&amp;kind=air&amp;lang=en"' in text


def test_the_code_of_one_country_is_its_own_page(client: Client) -> None:
    assert 'src="/embed/countries/DE/?lang=en"' in page(client, "/embed/?country=DE")
    assert 'src="/embed/matrix/?country=DE&amp;kind=air&amp;lang=en"' in page(
        client, "/embed/?country=DE&kind=air"
    )


@pytest.mark.parametrize(
    "address", ["/embed/matrix/?x=1", "/embed/?kind=tanks", "/embed/countries/DE/?kind=troops"]
)
def test_bad_parameters_are_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_an_unknown_country_is_not_found(client: Client) -> None:
    assert client.get("/embed/countries/XX/").status_code == 404
