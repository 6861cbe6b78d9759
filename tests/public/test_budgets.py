"""What a page may weigh, and that every page is valid HTML."""

import gzip
import re
from collections import Counter
from datetime import date
from pathlib import Path

import html5lib
import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import Storage
from django.test import Client

from coalition.codebook.loader import codebook
from coalition.core import stylesheets
from tests.factories import register

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/?cell=FR.troops&compare=2025-06-01&suppose=ceasefire",
    "/?at_least=delivered",
    "/countries/",
    "/countries/FR/",
    "/cells/FR/troops/",
    "/cells/DE/naval/",
    "/pledges/de-fr-troops-1/",
    "/accounts/sign-in/",
]
STATUSES = ["refused", "unclear", "open", "intends", "pledged"]


@pytest.fixture
def full() -> None:
    """As many cells as the starter register has, and some more."""
    for number, code in enumerate(["FR", "GB", "DE", "IT", "PL", "EE", "SE", "CA", "BE", "NO"]):
        for place, kind in enumerate(codebook().kinds[:8]):
            pledge = register.pledge(code, kind=kind.slug, title=f"{kind.name}, part {number}")
            status = STATUSES[(number + place) % len(STATUSES)]
            register.assessment(
                pledge, status, date(2025, 3, 1 + number), conditions=("ceasefire",) if place % 2 else ()
            )


def weight(content: bytes) -> int:
    """Bytes over the wire with gzip, the worse of the two encodings that are sent."""
    return len(gzip.compress(content, 6, mtime=0))


def static(path: str) -> bytes:
    """A file as it is delivered."""
    name = path.removeprefix("/static/")
    if name == stylesheets.JOINED:
        return stylesheets.join(collected()).encode()
    found = finders.find(name)
    assert isinstance(found, str), path
    return Path(found).read_bytes()


def collected() -> dict[str, tuple[Storage, str]]:
    found = [pair for finder in finders.get_finders() for pair in finder.list([])]
    return {path: (storage, path) for path, storage in found}


def test_the_first_load_of_the_matrix(client: Client, full: None) -> None:
    page = client.get("/").content
    files = re.findall(
        r'<(?:script|link rel="stylesheet")[^>]*? (?:src|href)="(/static/[^"]+)"', page.decode()
    )
    assert len(files) + 1 <= 5, files
    assert weight(page) + sum(weight(static(path)) for path in files) <= 60_000
    own = [path for path in files if path.endswith(".js") and "django_htmx" not in path]
    assert sum(weight(static(path)) for path in [*own, "/static/js/live.js"]) <= 12_000


def test_a_filter_change(client: Client, full: None) -> None:
    answer = client.get("/?status=open", headers={"hx-request": "true", "hx-target": "result"})
    assert weight(answer.content) <= 15_000


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_valid_html_with_ids_that_are_its_own(client: Client, address: str) -> None:
    pledge = register.pledge("FR", "DE", title="A brigade")
    register.assessment(pledge, "open", date(2025, 3, 1))
    register.assessment(pledge, "intends", date(2025, 9, 1), conditions=("ceasefire", "parliament"))
    register.assessment(register.pledge("DE", kind="air", title="Fighters"), "refused", date(2025, 4, 1))
    for language in ("en", "de", "fr", "uk"):
        client.cookies["lang"] = language
        text = client.get(address).content.decode()
        parser = html5lib.HTMLParser()
        document = parser.parse(text)
        assert parser.errors == []
        ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
        assert [name for name, count in ids.items() if count > 1] == []
        assert f'<html lang="{language}">' in text
