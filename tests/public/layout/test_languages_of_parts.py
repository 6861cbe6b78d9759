"""What editors wrote is marked with their language, and told in the reader's where it can be computed."""

import re

import pytest
from django.test import Client

from coalition.register.starter import load
from tests.factories import register


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading"),
    [("de", "Deutschland · Truppen in der Ukraine"), ("uk", "Німеччина · Війська в Україні")],
)
def test_a_pledge_is_named_in_the_readers_language_with_the_editors_title_below(
    client: Client, language: str, heading: str
) -> None:
    slug = register.assessment(register.pledge("DE", title="Soldiers of our own"), "refused").pledge.slug
    page = client.get(f"/pledges/{slug}/?lang={language}").text
    assert f"<h1>{heading}</h1>" in page
    assert '<p class="dim" lang="en">Soldiers of our own</p>' in page


@pytest.mark.django_db
def test_where_readers_read_the_editors_language_the_title_stands_alone(client: Client) -> None:
    slug = register.assessment(register.pledge("DE", title="Soldiers of our own"), "refused").pledge.slug
    page = client.get(f"/pledges/{slug}/?lang=en").text
    assert "<h1>Soldiers of our own</h1>" in page
    assert page.count("Soldiers of our own</p>") == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        *(
            "/cells/FR/troops/",
            "/countries/FR/",
            "/pledges/fr-troops-1/",
            "/changes/",
            "/claimed/",
            "/mandates/",
        ),
        *("/conditions/ceasefire/", "/?cell=FR.troops", "/charts/"),
    ],
)
def test_no_words_of_an_editor_stand_unmarked_on_a_german_page(client: Client, address: str) -> None:
    load.load()
    page = client.get(
        address, {"lang": "de"} if "?" not in address else {}, headers={"accept-language": "de"}
    ).text
    unmarked = _without_marked(page)
    for words in (
        "Contribution to the multinational",
        "countries ready to be present",
        "mandate needed",
        "vote on any",
    ):
        assert words not in unmarked


def _without_marked(page: str) -> str:
    """The page without the elements that say they are English, and without drawings, which are heard as one picture."""
    page = re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    return re.sub(r'<(\w+)[^>]*\slang="en"[^>]*>.*?</\1>', "", page, flags=re.DOTALL)
