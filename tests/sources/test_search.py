"""What was read is found by its words: by stems where PostgreSQL knows the language, by beginnings elsewhere."""

import pytest

from coalition.sources import search
from coalition.sources.models import Article
from tests.factories.sources import article

pytestmark = pytest.mark.django_db


def indexed(text: str, language: str = "en", title: str = "") -> Article:
    row = article(text=text, language=language, title=title or "A report")
    search.index(row)
    return row


def found(words: str) -> list[Article]:
    return list(search.matching(Article.objects.all(), words))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The minister would send three ships.", "ship sending"),
        ("de", "Die Minister schickten Schiffe nach Odessa.", "schiff minister"),
        ("fr", "Le président a évoqué des navires.", "president evoquer"),
        ("uk", "Міністр обіцяв надіслати кораблі до Одеси.", "корабель одеса"),
        ("pl", "Minister obiecał okręty dla Odessy.", "okrętami Odessa"),
    ],
)
def test_another_form_of_a_word_finds_it(language: str, text: str, words: str) -> None:
    row = indexed(text, language)
    indexed("Snow fell all day on the passes.")
    assert found(words) == [row]


def test_every_word_has_to_be_there_and_none_that_is_excluded() -> None:
    row = indexed("Norway could send ships.")
    assert found("norway ships") == [row]
    assert found("norway tanks") == []
    assert found("norway -ships") == []
    assert found('"send ships"') == [row]
    assert found('"ships send"') == []


def test_the_title_counts_more_than_the_text() -> None:
    in_text = indexed("Of Norway it was said that it could.", title="Something else")
    in_title = indexed("It was said that it could.", title="Norway")
    assert found("norway") == [in_title, in_text]


def test_an_article_indexed_again_is_found_by_its_new_words() -> None:
    row = indexed("Norway could send ships.")
    row.text = "Norway could send tanks."
    search.index(row)
    assert (found("ships"), found("tanks")) == ([], [row])


@pytest.mark.parametrize("words", ["?", "!!", "&|:*", "'", "\\"])
def test_marks_alone_find_nothing_and_break_nothing(words: str) -> None:
    indexed("Norway could send ships.")
    indexed("Міністр обіцяв кораблі.", "uk")
    assert found(words) == []


def test_a_misspelt_title_is_found_by_its_likeness() -> None:
    row = indexed("It could.", title="Frederiksen rules it out")
    indexed("Snow fell.", title="Snow on the passes")
    assert found("frederikson") == []
    assert list(search.similar_titles(Article.objects.all(), "frederikson")) == [row]


def test_an_excerpt_shows_the_words_where_they_stand() -> None:
    rows = [
        indexed("Snow fell. " * 50 + "Norway could send ships. " + "Snow fell. " * 50),
        indexed("Випав сніг. " * 40 + "Міністр обіцяв кораблі. " + "Випав сніг. " * 40, "uk"),
    ]
    english = search.excerpts(rows[:1], "ships")[rows[0].pk]
    ukrainian = search.excerpts(rows[1:], "кораблі")[rows[1].pk]
    assert f"{search.BEGIN}ships{search.END}" in english
    assert f"{search.BEGIN}кораблі{search.END}" in ukrainian
    assert len(english) < 400
    assert len(ukrainian) < 400


def test_without_a_hit_the_excerpt_is_the_text_s_beginning() -> None:
    row = indexed("Випав сніг. " * 40, "uk")
    assert search.excerpts([row], "кораблі")[row.pk] == row.text[:280]
