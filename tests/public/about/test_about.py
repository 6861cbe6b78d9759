"""`/method/` tells the codebook, `/data/` how to take everything along."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from coalition.codebook.loader import codebook
from coalition.register.starter import load

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


def test_the_data_page_describes_itself_to_machines_and_leads_to_every_file() -> None:
    load.load()
    page = Client().get("/data/").content.decode()
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    dataset = json.loads(found)
    assert dataset["@type"] == "Dataset"
    assert dataset["license"].startswith("https://creativecommons.org/")
    for one in dataset["distribution"]:
        assert Client().get(one["contentUrl"].removeprefix("http://testserver")).status_code == 200
    for href in re.findall(r'href="(/(?!static/)[^"#]*)"', page):
        assert Client().get(unescape(href)).status_code in (200, 302), href


@pytest.mark.parametrize("path", ["/method/?kind=air", "/data/?x=1"])
def test_parameters_these_pages_do_not_take_are_named(path: str) -> None:
    assert Client().get(path).status_code == 400
