"""Search over what was read, and what readers may see of an article."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Country
from coalition.sources import search, snapshots
from coalition.sources.models import Article

pytestmark = pytest.mark.django_db

TEXTS = {
    "en": (
        "Harbour ministers meet",
        "The ministers promised minesweepers for the harbour once the guns are silent.",
    ),
    "de": (
        "Häfen und Züge",
        "Die Minister versprachen Räumboote für die Häfen, sobald die Waffen schweigen.",
    ),
    "fr": (
        "Des généraux à Lille",
        "Les généraux ont évoqué des dépôts de matériel et des écoles de conduite.",
    ),
    "uk": ("Кораблі для порту", "Міністри пообіцяли кораблі для розмінування порту після припинення вогню."),
}


def store(language: str, title: str, text: str, **more: Any) -> Article:
    article = Article.objects.create(
        title=title,
        text=text,
        language=language,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        snapshot=snapshots.store(text.encode(), "text/plain"),
        fetched_at=datetime.now(UTC),
        **{"published_on": date(2026, 1, 7), "publisher": f"The {language} Paper", **more},
    )
    search.index(article)
    return article


@pytest.fixture
def library() -> dict[str, Article]:
    return {language: store(language, title, text) for language, (title, text) in TEXTS.items()}


def titles(query: str) -> list[str]:
    response = Client().get(f"/articles/{query}")
    assert response.status_code == 200
    return [one.article.title for one in response.context["results"]]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("promise", "en"),  # promised
        ("minesweeper", "en"),
        ("Räumboot Waffe -Zucker", "de"),
        ("Hafen Zuge", "de"),  # without the accents
        ("general depot", "fr"),
        ("порт", "uk"),
        ("порту кораблями", "uk"),
        ("міністрів", "uk"),
    ],
)
def test_words_are_found_in_their_other_forms(words: str, language: str) -> None:
    assert TEXTS[language][0] in titles(f"?q={words}")


@pytest.mark.usefixtures("library")
def test_a_typo_finds_titles_spelt_alike_and_says_so() -> None:
    response = Client().get("/articles/?q=Harbuor")
    assert [one.article.title for one in response.context["results"]] == ["Harbour ministers meet"]
    assert "spelt like them" in response.content.decode()


@pytest.mark.usefixtures("library")
def test_hits_are_marked_and_the_text_is_escaped() -> None:
    store("en", "A trick", "The <script>alert(1)</script> promise of a harbour & more words for a sentence.")
    page = Client().get("/articles/?q=promise").content.decode()
    assert "<mark>promise</mark>" in page
    assert "<script>alert" not in page
    assert "harbour &amp; more" in page
    assert "<mark>кораблі</mark>" in Client().get("/articles/?q=кораблями").content.decode()


@pytest.mark.usefixtures("library")
def test_filters_choose() -> None:
    store(
        "en",
        "Older",
        "An old story about lorries and roads.",
        published_on=date(2025, 3, 1),
        publisher="Gazette",
    )
    assert titles("?language=de") == ["Häfen und Züge"]
    assert titles("?publisher=Gazette") == ["Older"]
    assert titles("?until=2025-12-31") == ["Older"]
    assert "Older" not in titles("?since=2026-01-01")
    assert titles("?q=lorry&language=de") == []


@pytest.mark.parametrize(
    "query", ["?since=yesterday", "?page=0", "?country=germany", "?color=red", "?q=a&q=b"]
)
def test_a_wrong_parameter_is_named(query: str) -> None:
    response = Client().get(f"/articles/{query}")
    assert response.status_code == 400
    assert query[1:].split("=")[0] in response.content.decode()


def test_an_article_shows_its_evidence_and_no_more_than_an_excerpt() -> None:
    text = "A minister spoke. We will send two ships. " + "Much else was said. " * 60 + "The last words."
    article = store("en", "Ships", text, url="https://example.org/ships")
    Country.objects.create(code="NL")
    editor = User.objects.create_user("editor")
    pledge = actions.open_pledge(by=editor, kind="naval", title="Two ships", countries=["NL"])
    start = text.index("We will")
    proof = actions.EvidenceInput(
        form="quote", text="We will send two ships.", url=article.url, text_hash=article.text_hash,
        start=start, end=start + len("We will send two ships."), speaker="A minister", basis="government",
    )  # fmt: skip
    actions.record(
        by=editor, pledge=pledge, assessment=actions.AssessmentInput("decided", date(2026, 1, 6), [proof])
    )
    page = Client().get(f"/articles/{article.pk}/").content.decode()
    assert "<mark>We will send two ships.</mark>" in page
    assert "Two ships" in page
    assert "The last words." not in page
    assert titles("?country=NL") == ["Ships"]
    body = Client().get(f"/api/v1/articles/{article.pk}").json()
    assert body["quotes"][0]["pledge"] == pledge.slug
    assert "The last words." not in body["excerpt"]
    assert Client().get("/articles/999999/").status_code == 404


@pytest.mark.usefixtures("library")
def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries: Any) -> None:
    for number in range(15):
        store("en", f"Harbour {number}", f"Story {number} of the harbour and its promise.")
    with django_assert_max_num_queries(12):
        Client().get("/articles/?q=harbour")


def test_an_empty_library_says_so() -> None:
    assert "No article fits" in Client().get("/articles/").content.decode()
