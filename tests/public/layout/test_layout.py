"""What every page has around its own content."""

import pytest
from django.test import Client

from coalition.register.models import Pledge
from tests.public.reading import page

pytestmark = pytest.mark.django_db


def test_the_language_is_kept_by_a_cookie_and_else_taken_from_the_browser(
    client: Client, troops: Pledge
) -> None:
    assert '<html lang="fr">' in page(client, "/", **{"accept-language": "fr-CH,fr;q=0.9"})
    page(client, "/?lang=uk")
    assert '<html lang="uk">' in page(client, "/", **{"accept-language": "fr"})


def test_the_page_names_its_other_languages_by_whole_addresses(client: Client, troops: Pledge) -> None:
    text = page(client, "/?kind=troops")
    assert 'hreflang="uk" href="http://testserver/?kind=troops&amp;lang=uk"' in text


@pytest.mark.parametrize(
    "address", ["/countries/XX/", "/cells/XX/troops/", "/cells/DE/tanks/", "/pledges/no-such/", "/nothing"]
)
def test_what_does_not_exist_is_not_found_in_plain_words(
    client: Client, troops: Pledge, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "The page does not exist." in response.content.decode()


def test_nothing_may_run_or_frame_the_page_but_itself(client: Client, troops: Pledge) -> None:
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    text = response.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert "onclick" not in text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_pages_take_no_writing(client: Client, troops: Pledge, method: str) -> None:
    assert getattr(client, method)("/").status_code == 405
