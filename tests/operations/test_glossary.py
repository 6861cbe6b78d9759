"""The glossary names models, classes and addresses that there are, and leaves no model and no word of the house out."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import Resolver404, resolve

from coalition.core.paths import PROJECT

GLOSSARY = (PROJECT / "docs" / "glossary.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| **")
]
WORDS = {word for row in ROWS for word in re.findall(r"\*\*([^*]+)\*\*", row[0])}
NAMES = sorted({name for row in ROWS for name in re.findall(r"`(coalition\.[\w.]+)`", row[2])})
ADDRESSES = sorted({address for row in ROWS for address in re.findall(r"`(/[^`]*)`", row[3])})


@pytest.mark.parametrize("name", NAMES)
def test_what_the_glossary_names_in_the_code_is_there(name: str) -> None:
    try:
        import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        assert hasattr(import_module(module), attribute), f"docs/glossary.md names {name}, which is gone."


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_glossary_s_addresses_lead_to_pages(address: str) -> None:
    try:
        resolve(address)
    except Resolver404:
        pytest.fail(f"docs/glossary.md names {address}, where there is no page.")


def test_every_model_has_a_word() -> None:
    models = {model for model in apps.get_models() if model.__module__.startswith("coalition.")}
    named = {name.rpartition(".")[2] for name in NAMES}
    without = {model.__name__ for model in models} - named
    assert without == set(), "a new thing gets a word first: a row in docs/glossary.md"


def test_the_words_that_everybody_is_asked_to_use_are_explained() -> None:
    asked = re.search(r"^## Words\n.*?: (.*?)\. ", (PROJECT / "CONTRIBUTING.md").read_text(), re.M | re.S)
    assert asked
    words = set(re.split(r"[,;]\s+|\s+and\s+", asked[1].replace("\n", " ")))
    assert len(words) > 12
    assert words - WORDS == set()
