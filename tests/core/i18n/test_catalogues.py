"""The interface is complete in every language: nothing missing, nothing fuzzy, every placeholder in its place."""

import re

import pytest
from babel.messages import Catalog

from coalition.core.i18n import catalogues


@pytest.fixture(scope="module")
def strings() -> Catalog:
    return catalogues.source()


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_string_is_translated(strings: Catalog, language: str) -> None:
    assert catalogues.faults(language, strings) == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_named_braces_are_the_same_in_the_translation(language: str) -> None:
    for message in catalogues.read(language):
        if not message.id:
            continue
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        names = set(re.findall(r"\{(\w+)\}", source[-1]))
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not text or set(re.findall(r"\{(\w+)\}", text)) == names, text


def test_a_missing_a_fuzzy_and_a_stale_string_are_found(strings: Catalog) -> None:
    more = Catalog()
    more.add("A sentence that nobody has translated")
    found = catalogues.faults("de", more)
    assert found[0] == "de: not translated: A sentence that nobody has translated"
    assert any("no longer used" in fault for fault in found)


def test_strings_of_templates_and_of_code_are_found(strings: Catalog) -> None:
    assert strings.get("Skip to the content") is not None
    assert strings.get("%(number)s independent report") is not None
    assert strings.get("about {day}", "an inferred day") is not None


def test_no_line_of_french_begins_with_a_sign_or_ends_with_an_opening_quotation_mark() -> None:
    catalog = Catalog(locale="fr")
    catalog.add("a", "Date : « demain » !")
    catalog.add(("b", "c"), ("1 jour ; oui ?", "jours"))
    found = catalogues.typeset(catalog)
    assert found["a"].string == "Date\xa0: «\xa0demain\xa0»\xa0!"
    assert found["b"].string == ("1 jour\xa0; oui\xa0?", "jours")
