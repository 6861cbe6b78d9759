"""Text in the right encoding is plausible, the same bytes in a wrong one are not."""

import pytest

from coalition.sources.articles.plausibility import language_of, plausibility

TEXTS = {
    "de": (
        "cp1252",
        "Die Bundesregierung prüft, ob Soldaten für den Frieden übernehmen können, größere Schritte schließt sie aus.",
    ),
    "fr": (
        "cp1252",
        "Le président français a déclaré que la décision serait évaluée après un cessez-le-feu, même à l'étranger.",
    ),
    "pl": (
        "iso8859-2",
        "Rząd rozważa, czy żołnierze mogą zostać wysłani; większość posłów sądzi, że to zły pomysł, mówią źródła.",
    ),
    "uk": (
        "cp1251",
        "Уряд заявив, що солдати не будуть відправлені, доки не буде припинення вогню, повідомив речник міністерства.",
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_plausible_in_its_own_encoding(language: str) -> None:
    encoding, text = TEXTS[language]
    assert plausibility(text.encode(encoding).decode(encoding)) >= 0.9
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("language", "wrong"),
    [("uk", "koi8-u"), ("uk", "cp1252"), ("pl", "cp1252"), ("de", "cp1251"), ("fr", "cp866")],
)
def test_it_is_not_in_a_wrong_one(language: str, wrong: str) -> None:
    encoding, text = TEXTS[language]
    assert plausibility(text.encode(encoding).decode(wrong, errors="replace")) < 0.9


def test_plain_ascii_is_always_plausible() -> None:
    assert plausibility("<p>Snow fell.</p>") == 1.0


def test_letters_inside_of_tags_do_not_count() -> None:
    assert plausibility("<p title='ЖЖЖ'>Snow fell on the passes.</p>") == 1.0


def test_marks_without_a_single_word_are_not_text() -> None:
    assert plausibility("ÿ÷¬¦ ¬¦÷") == 0.0
