"""`/data/` tells how to take everything along."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from coalition.register.starter import load

pytestmark = pytest.mark.django_db


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
