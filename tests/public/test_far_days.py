"""A day before everything, a register with nothing in it, a country without a word: each is a page, in every language."""

import re

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Assessment, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.public.reading import document, page, table

pytestmark = pytest.mark.django_db
OF_A_SELECTION = ["/", "/map/", "/map/world/", "/charts/", "/embed/matrix/", "/embed/"]
OF_A_DAY = ["/countries/", "/conditions/", "/conditions/ceasefire/", "/mandates/", "/claimed/"]
OF_GERMANY = ["/countries/DE/", "/cells/DE/troops/", "/embed/countries/DE/", "/cells/DE/funding/"]
FILES = ["/matrix.csv", "/matrix.xlsx", "/matrix.json", "/map/europe.csv", "/map/europe.svg", "/card.png",
         *(f"/charts/{slug}.{form}" for slug in ("ladder", "kinds", "quantities", "claims") for form in ("csv", "svg"))]  # fmt: skip
NEVER = re.compile(r"%\(|\{[a-z_]+\}|\bNone\b|Traceback")


def words(html: str) -> str:
    """What a reader sees, without scripts and without the documentation of addresses."""
    return re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<textarea.*?</textarea>|<[^>]*>", " ", html)


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_on_the_first_day_of_all_nothing_is_on_record_and_every_page_says_so_in_words(
    client: Client, troops: Pledge, several_kinds: None, language: str
) -> None:
    for address in (*OF_A_SELECTION, *OF_A_DAY, *OF_GERMANY):
        assert not NEVER.search(words(page(client, f"{address}?as_of=0001-01-01&lang={language}"))), address


def test_on_the_first_day_of_all_every_file_can_be_had(client: Client, several_kinds: None) -> None:
    for address in FILES:
        for query in ("?as_of=0001-01-01", "?known_at=0001-01-01", "?as_of=0001-01-01&changed_within=36500"):
            assert client.get(f"{address}{query}").status_code == 200, address
    assert all(country["cells"] == {} for country in document(client, "?as_of=0001-01-01")["countries"])
    assert table(client, "/matrix.csv?as_of=0001-01-01") == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_an_empty_register_has_all_its_pages_and_files(client: Client, language: str) -> None:
    for address in (*OF_A_SELECTION, *OF_A_DAY, "/changes/", "/articles/", "/data/", "/silence/"):
        assert not NEVER.search(words(page(client, f"{address}?lang={language}"))), address
    for address in (*FILES, "/feeds/changes.atom", "/feeds/notices.atom", "/mandates.ics"):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_a_country_without_a_word_has_its_pages(client: Client, troops: Pledge, language: str) -> None:
    silent = {"en": "nothing on record", "de": "nichts", "fr": "rien", "uk": "нічого"}[language]
    shown = page(client, f"/countries/FR/?lang={language}")
    assert silent in words(shown).casefold()
    for address in (
        "/cells/FR/troops/",
        "/embed/countries/FR/",
        "/?country=FR",
        "/map/?country=FR",
        "/charts/?country=FR",
    ):
        assert not NEVER.search(
            words(page(client, f"{address}{'&' if '?' in address else '?'}lang={language}"))
        ), address
    assert client.get("/feeds/countries/FR.atom").status_code == 200


def test_when_the_only_word_is_taken_back_the_country_is_silent_and_its_past_can_still_be_read(
    client: Client,
) -> None:
    only = register.assessment(register.pledge("DE"), "pledged")
    known = only.recorded_at.isoformat().replace("+00:00", "Z")
    actions.retract(by=EditorFactory.create(), wrong=only, reason="It was another minister.")
    assert document(client)["countries"] == [{"code": "DE", "name": "Germany", "cells": {}}]
    assert document(client, f"?known_at={known}")["countries"][0]["cells"]["troops"]["status"] == "pledged"
    for address in ("/countries/DE/", "/cells/DE/troops/", "/map/", "/charts/", "/embed/countries/DE/"):
        assert page(client, address)
    assert "It was another minister." in page(client, only.pledge.get_absolute_url())
    assert table(client, "/map/europe.csv") == []
    assert Assessment.objects.count() == 2
