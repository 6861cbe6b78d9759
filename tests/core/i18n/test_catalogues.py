"""The interface is complete in every language: nothing missing, nothing fuzzy, every placeholder in its place."""

import re
from gettext import GNUTranslations
from pathlib import Path

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


@pytest.fixture
def swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of locales with one language that has no catalogue yet."""
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "language.yaml").write_text("name: Svenska\n")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    monkeypatch.setattr(catalogues, "LANGUAGES", ("sv",))
    return tmp_path


def of_source(*messages: str) -> Catalog:
    found = Catalog(**catalogues.PROJECT)
    for message in messages:
        found.add(message)
    return found


def test_translations_stay_where_the_words_do_and_nothing_is_guessed(swedish: Path) -> None:
    kept = of_source("Countries", "Pledges")
    kept.locale = "sv"
    kept["Countries"].string = "Länder"
    kept["Pledges"].string = "Löften"
    catalogues.write(kept, catalogues.path_of("sv"))
    updated = catalogues.update("sv", of_source("Countries", "A pledge"))
    assert {message.id: message.string or "" for message in updated if message.id} == {
        "Countries": "Länder",
        "A pledge": "",
    }
    assert not updated.obsolete
    assert not updated["A pledge"].fuzzy


def test_a_catalogue_that_is_written_twice_is_the_same(swedish: Path) -> None:
    file = catalogues.path_of("sv")
    catalogues.write(catalogues.update("sv", of_source("Countries", "Actions")), file)
    first = file.read_bytes()
    catalogues.write(catalogues.update("sv", of_source("Actions", "Countries")), file)
    assert file.read_bytes() == first
    assert b"fuzzy" not in first


def test_other_placeholders_than_in_the_source_are_a_fault(swedish: Path) -> None:
    strings = Catalog(**catalogues.PROJECT)
    strings.add("%(count)s pledges", flags=["python-format"])
    own = catalogues.update("sv", strings)
    own["%(count)s pledges"].string = "%(antal)s löften"
    catalogues.write(own, catalogues.path_of("sv"))
    assert [fault.startswith("sv: ") and "count" in fault for fault in catalogues.faults("sv", strings)] == [
        True
    ]


def test_what_is_compiled_is_what_django_reads(swedish: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = catalogues.update("sv", of_source("Countries"))
    own["Countries"].string = "Länder"
    catalogues.write(own, catalogues.path_of("sv"))
    assert catalogues.main(["compile"]) == 0
    assert capsys.readouterr().out == "compiled sv\n"
    folder = swedish / "sv" / "LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        assert GNUTranslations(file).gettext("Countries") == "Länder"
    assert {path.name for path in folder.iterdir()} == {"django.po", "django.mo"}


def test_the_check_ends_with_one_where_something_is_not_translated(
    swedish: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogues, "source", lambda: of_source("Countries"))
    assert catalogues.main(["check"]) == 1
    assert capsys.readouterr().out == "sv: not translated: Countries\n"
    own = catalogues.update("sv", of_source("Countries"))
    own["Countries"].string = "Länder"
    catalogues.write(own, catalogues.path_of("sv"))
    assert catalogues.main(["check"]) == 0
    assert capsys.readouterr().out == "complete\n"


def test_update_begins_a_catalogue_and_extract_writes_the_source(
    swedish: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(catalogues, "source", lambda: of_source("Countries"))
    assert catalogues.main(["update"]) == 0
    assert catalogues.main(["extract"]) == 0
    assert capsys.readouterr().out == "1 strings in sv\n1 strings\n"
    assert catalogues.read("sv").get("Countries") is not None
    assert "Countries" in (swedish / "django.pot").read_text()
