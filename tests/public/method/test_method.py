"""`/method/` tells the codebook, and how good the reading is."""

import re
from html import unescape

import pytest
from django.test import Client

from coalition.codebook.loader import codebook

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_the_method_tells_every_rung_kind_and_condition_in_the_readers_language(language: str) -> None:
    page = unescape(Client().get(f"/method/?lang={language}").content.decode())
    book = codebook()
    for words in [term.name for term in (*book.statuses, *book.kinds, *book.conditions)]:
        assert words.in_language(language) in page


def test_the_method_tells_the_measured_quality() -> None:
    page = Client().get("/method/").content.decode()
    assert "annotated articles" in page
    assert re.search(r"<td>0\.\d\d</td>", page)
