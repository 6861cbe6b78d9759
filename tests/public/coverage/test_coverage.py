"""Readers see when each language and source was last looked at, always as of this minute."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from coalition.sources.models import Source
from tests.factories import register

pytestmark = pytest.mark.django_db


def source(name: str, language: str, *, minutes: int | None, failures: int = 0) -> Source:
    now = datetime.now(UTC)
    looked = None if minutes is None else now - timedelta(minutes=minutes)
    return Source.objects.create(
        name=name,
        url=f"https://{name.lower()}.example/feed",
        language=language,
        next_poll_at=now,
        last_success_at=looked,
        failures=failures,
    )


def test_each_language_with_its_sources(client: Client) -> None:
    source("Kurier", "de", minutes=3)
    source("Bote", "de", minutes=90, failures=2)
    source("Visnyk", "uk", minutes=None)
    text = client.get("/silence/").content.decode()
    assert text.index("German") < text.index("Ukrainian")
    assert "3 minutes ago" in text
    assert "failed 2 times" in text
    assert "not looked at yet" in text


def test_a_paused_source_is_not_looked_at(client: Client) -> None:
    source("Kurier", "de", minutes=3)
    Source.objects.update(active=False)
    assert "No source is being looked at" in client.get("/silence/").content.decode()


def test_the_panel_is_fetched_by_the_country_page_and_never_kept(client: Client) -> None:
    register.assessment(register.pledge("DE"))
    assert 'hx-get="/silence/"' in client.get("/countries/DE/").content.decode()
    source("Kurier", "de", minutes=3)
    response = client.get("/silence/", headers={"hx-request": "true", "hx-target": "silence"})
    assert "<html" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "X-Keep-Until" not in response
