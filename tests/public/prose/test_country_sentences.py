"""What a country says reads like news in each language."""

from datetime import date
from typing import Any

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell
from coalition.public.prose.country_sentences import describe_country


def cell(kind: str, status: str, *unmet: str) -> Cell:
    rest: dict[str, Any] = {
        "quantity": None,
        "quantity_words": "",
        "said_on": date(2026, 1, 6),
        "said_on_precision": "day",
        "contested": False,
        "ageing": False,
        "reports": 1,
        "pledges": (f"{kind}-1",),
        "title": "",
    }
    return Cell("DE", kind, status, bool(unmet), unmet, unmet, **rest)


def told(language: str, code: str, *cells: Cell) -> str:
    with override(language):
        return strip_tags(describe_country(code, cells))


MIXED = (cell("neighbour_support", "intends", "ceasefire", "parliament"), cell("troops", "refused"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Germany refuses to send troops. It intends to help from neighbouring countries, "
                "if a ceasefire holds and parliament agrees."
            ),
        ),
        (
            "de",
            (
                "Deutschland lehnt es ab, Truppen zu entsenden. Das Land beabsichtigt, aus Nachbarländern zu helfen, "
                "wenn ein Waffenstillstand hält und das Parlament zustimmt."
            ),
        ),
        (
            "fr",
            (
                "L’Allemagne refuse d’envoyer des troupes. Le pays a l’intention d’aider depuis les pays voisins, "
                "si un cessez-le-feu tient et le parlement donne son accord."
            ),
        ),
        (
            "uk",
            (
                "Німеччина відмовляється відправити війська. Країна має намір допомагати із сусідніх країн, "
                "якщо діє припинення вогню і погодиться парламент."
            ),
        ),
    ],
)
def test_the_main_kind_comes_first_and_each_sentence_says_who_does_what_and_when(
    language: str, text: str
) -> None:
    assert told(language, "DE", *MIXED) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Netherlands keeps open the option to send troops."),
        ("de", "Die Niederlande schließen nicht aus, Truppen zu entsenden."),
        ("fr", "Les Pays-Bas n’excluent pas d’envoyer des troupes."),
        ("uk", "Нідерланди не виключають можливості відправити війська."),
    ],
)
def test_a_name_in_the_plural_takes_its_verb_along(language: str, text: str) -> None:
    assert told(language, "NL", cell("troops", "open")) == text


def test_kinds_that_stand_alike_share_a_sentence() -> None:
    assert told("en", "SE", cell("air", "intends", "ceasefire"), cell("naval", "intends", "ceasefire")) == (
        "Sweden intends to help in the air and to help at sea, if a ceasefire holds."
    )


def test_the_firmest_follows_the_main_kind() -> None:
    said = told("en", "GB", cell("bases", "intends"), cell("funding", "decided"), cell("troops", "open"))
    assert said == (
        "The United Kingdom keeps open the option to send troops. It has decided to pay. It intends to set up bases."
    )


def test_what_was_withdrawn_is_no_news_of_today_and_silence_is_named_as_such() -> None:
    assert told("en", "GB", cell("troops", "withdrawn")) == "United Kingdom: nothing on record."


@pytest.mark.parametrize(
    ("language", "end"),
    [("en", "2 more kinds stand below."), ("de", "2 weitere Arten stehen unten."), ("uk", "ще 2 види.")],
)
def test_a_country_with_much_to_tell_stops_after_four_sentences(language: str, end: str) -> None:
    ladder = [status.slug for status in codebook().ladder[:6]]
    kinds = [kind.slug for kind in codebook().kinds[:6]]
    said = told(language, "FR", *(cell(kind, status) for kind, status in zip(kinds, ladder, strict=True)))
    assert said.endswith(end)
    assert said.count(". ") == 4


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_every_rung_and_kind_makes_a_whole_sentence(language: str) -> None:
    for status in codebook().ladder:
        for kind in codebook().kinds:
            said = told(language, "PL", cell(kind.slug, status.slug, "ceasefire"))
            assert said.endswith(".")
            assert "{" not in said
            assert "  " not in said


def test_the_words_of_a_codebook_are_text_and_no_markup() -> None:
    with override("en"):
        assert str(describe_country("PL", [cell("troops", "open")])) == (
            "Poland keeps open the option <b>to send troops</b>."
        )
