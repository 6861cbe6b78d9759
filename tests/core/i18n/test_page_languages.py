"""A page language is data: its file, its catalogue, its code in the setting."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from coalition.core.i18n import dates
from coalition.core.i18n.collation import sort_key
from coalition.core.i18n.page_languages import PLAIN, CountryRule, LanguageError, load, named, page_language
from coalition.core.paths import PROJECT
from coalition.public.prose.country_phrases import country_phrase
from coalition.register.starter import load as starter
from tests.waiting import PATIENCE

SWEDISH = """
name: Svenska
short_day: d MMM y
alphabet: abcdefghijklmnopqrstuvwxyzåäö
countries:
  - {codes: [US], text: "Landet {name}", plural: true}
"""


@pytest.fixture
def swedish(settings: Settings, tmp_path: Path) -> None:
    """Swedish pages, by two files and a setting."""
    folder = tmp_path / "sv"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (folder / "language.yaml").write_text(SWEDISH, encoding="utf-8")
    words = Catalog(locale="sv")
    words.add("Countries", "Länder")
    with (folder / "LC_MESSAGES" / "django.mo").open("wb") as file:
        write_mo(file, words)
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
    settings.LANGUAGES = [*settings.LANGUAGES, *named(["sv"], tmp_path)]


@pytest.mark.django_db
@pytest.mark.usefixtures("swedish")
@pytest.mark.parametrize(
    "path", ["/", "/?country=DE", "/countries/", "/countries/DE/", "/cells/FR/troops/", "/map/", "/method/"]
)
def test_pages_open_in_a_language_that_is_data_alone(path: str) -> None:
    starter.load()
    page = Client().get(path, headers={"accept-language": "sv"}).text
    assert '<html lang="sv">' in page
    assert "Länder" in page  # from its catalogue
    assert 'lang="sv" hreflang="sv" aria-current="true">Svenska</a>' in page
    # The codebook has no Swedish yet: its words are marked as the English they are.
    assert '<span lang="en">Coalition of the Willing</span>' in page


@pytest.mark.django_db
@pytest.mark.usefixtures("swedish")
def test_countries_and_days_are_written_as_the_language_has_them() -> None:
    starter.load()
    page = Client().get("/cells/DE/troops/", headers={"accept-language": "sv"}).text
    assert "Tyskland" in page
    with translation.override("sv"):
        assert dates.short_day(date(2026, 5, 1)) == "1 maj 2026"
        assert sorted(["Österrike", "Zambia", "Åland"], key=sort_key) == ["Zambia", "Åland", "Österrike"]
    phrase = country_phrase("US", "sv")
    assert (phrase.text, phrase.plural) == ("Landet USA", True)
    assert country_phrase("DE", "sv").text == "Tyskland"


@pytest.mark.django_db
@pytest.mark.usefixtures("swedish")
def test_the_headline_of_a_language_the_codebook_lacks_says_which_language_it_is_in() -> None:
    starter.load()
    page = Client().get("/", headers={"accept-language": "sv"}).text
    headline = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert headline
    assert headline[1].startswith('<span lang="en">As of')


def test_a_page_in_the_codebook_s_languages_marks_nothing_of_it(client: Client, db: None) -> None:
    starter.load()
    page = client.get("/method/", headers={"accept-language": "de"}).text
    assert '<span lang="en">' not in page.split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.parametrize(
    ("languages", "said"),
    [
        ("en,xx", r"COALITION_LANGUAGES names 'xx': write .*/locale/xx/language\.yaml first\.\n"),
        ("", r"COALITION_LANGUAGES is empty: name at least one language, such as en\.\n"),
    ],
)
def test_a_language_without_a_file_is_said_in_one_line(languages: str, said: str) -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=PROJECT, env={**os.environ, "COALITION_LANGUAGES": languages},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert run.returncode == 1
    assert re.fullmatch(said, run.stderr), run.stderr


def test_a_wrong_file_is_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "language.yaml").write_text("name: Svenska\nshoes: brown\n")
    with pytest.raises(LanguageError, match=r"sv/language\.yaml") as caught:
        load(tmp_path, "sv")
    assert "\n" not in str(caught.value)


def test_norway_stays_norway(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "language.yaml").write_text('name: S\ncountries: [{codes: [NO], text: "I {name}"}]\n')
    found = load(tmp_path, "sv")
    assert found is not None
    assert found.countries[0].holds("NO", "Norge")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"name: [a\n", "not valid YAML: while parsing a flow sequence in"),
        ("name: Fran\u00e7ais".encode("latin-1"), "it isn't written in UTF-8."),
        (b"name: ''\n", "name: String should have at least 1 character"),
        (b"name: S\ncountries: [{codes: [Norway]}]\n", "countries.0.codes.0: "),
        (b"", "top: "),
    ],
)
def test_a_file_that_can_t_be_used_is_named_with_the_place(tmp_path: Path, written: bytes, said: str) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "language.yaml").write_bytes(written)
    with pytest.raises(LanguageError) as refused:
        load(tmp_path, "sv")
    assert str(refused.value).startswith(f"{tmp_path / 'sv' / 'language.yaml'}: {said}")


@pytest.mark.parametrize(
    ("rule", "code", "name", "holds"),
    [
        ({"codes": ["NL"]}, "NL", "Nederland", True),
        ({"codes": ["NL"]}, "BE", "Belgique", False),
        ({"starts": ["union"]}, "EU", "Union africaine", True),
        ({"starts": ["e"], "but": ["ES"]}, "ES", "Espagne", False),
        ({"starts": ["e"], "but": ["ES"], "codes": ["ES"]}, "ES", "Espagne", True),
        ({"ends": ["S", "x"]}, "US", "États-Unis", True),
        ({"ends": ["n"]}, "US", "États-Unis", False),
        ({}, "DE", "Deutschland", True),
    ],
)
def test_a_rule_holds_for_the_countries_it_asks_for_and_for_all_when_it_asks_for_none(
    rule: dict[str, object], code: str, name: str, *, holds: bool
) -> None:
    assert CountryRule.model_validate(rule).holds(code, name) is holds


def test_spaces_between_codes_do_no_harm_and_nothing_is_particular_about_what_has_no_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv" / "language.yaml").write_text("name: Svenska\n")
    assert named([" sv "], tmp_path) == [("sv", "Svenska")]
    assert page_language("xx") is PLAIN
