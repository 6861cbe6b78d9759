"""Claims become evidence that stands by itself when the article is gone."""

import pytest

from coalition.review.suggestions.evidence_from_claims import evidence_from_claims
from tests.factories.readings import ClaimFactory, ReadingFactory
from tests.factories.sources import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


def claim(**fields):
    article = ArticleFactory.create(**fields.pop("article", {}))
    return ClaimFactory.create(reading=ReadingFactory.create(article=article), **fields)


def test_the_quote_comes_with_its_place_and_all_that_tells_where_it_stands() -> None:
    row = claim(start=7, end=20, speaker="Foreign minister")
    article = row.reading.article
    (piece,) = evidence_from_claims([row])
    assert article.text[piece.start : piece.end] == piece.text == row.quote
    assert (piece.form, piece.speaker, piece.basis) == ("quote", "Foreign minister", "statement")
    assert (piece.url, piece.reference, piece.title) == (article.url, "", article.title)
    assert (piece.publisher, piece.tier, piece.language) == (article.publisher, "B", "en")
    assert (piece.published_on, piece.fetched_at) == (article.published_on, article.fetched_at)
    assert (piece.text_hash, piece.snapshot_hash) == (article.text_hash, article.snapshot_id)


def test_what_nobody_is_quoted_with_is_a_report_unless_the_editor_says_what_it_is() -> None:
    row = claim()
    assert evidence_from_claims([row])[0].basis == "report"
    assert evidence_from_claims([row], basis="parliament")[0].basis == "parliament"


def test_a_claim_whose_quote_is_not_in_the_text_proves_nothing() -> None:
    row, wrong = claim(), claim(quote="Words that nobody wrote.")
    assert [piece.text for piece in evidence_from_claims([row, wrong])] == [row.quote]
    assert evidence_from_claims([wrong]) == []


def test_what_the_article_does_not_say_its_source_says() -> None:
    source = SourceFactory.create(name="Wire", tier="A")
    (piece,) = evidence_from_claims([claim(article={"publisher": "", "tier": "", "source": source})])
    assert (piece.publisher, piece.tier) == ("Wire", "A")


def test_without_source_and_publisher_both_stay_empty() -> None:
    (piece,) = evidence_from_claims([claim(article={"publisher": "", "tier": ""})])
    assert (piece.publisher, piece.tier) == ("", "")


@pytest.mark.parametrize(
    ("article", "reference"),
    [
        ({"url": "", "reference": "bulletin.txt"}, "bulletin.txt"),
        ({"url": "", "title": "A headline"}, "A headline"),
        ({"url": "https://gazette.example/x", "reference": "bulletin.txt"}, ""),
    ],
)
def test_what_has_no_address_is_found_by_its_reference(article: dict[str, str], reference: str) -> None:
    (piece,) = evidence_from_claims([claim(article=article)])
    assert piece.reference == reference


def test_what_has_no_name_at_all_is_found_by_its_number() -> None:
    row = claim(article={"url": "", "title": ""})
    (piece,) = evidence_from_claims([row])
    assert piece.reference == f"article {row.reading.article_id}"


def test_copies_share_their_origin() -> None:
    rows = [claim(article={"simhash": 1}), claim(article={"simhash": 1}), claim()]
    first, second, alone = evidence_from_claims(rows)
    assert first.origin == second.origin != ""
    assert alone.origin == ""
