"""Editors' decisions as an annotated set, in the form that `evaluate` reads (docs/quality.md)."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NotRequired, TypedDict

from coalition.readings.models import Claim
from coalition.review.learning.labels import Label, labels
from coalition.sources.models import Article


class GoldClaim(TypedDict):
    """What a reader should find; of an `ambiguous` one nothing is demanded."""

    country: str
    kind: str
    stance: str
    conditions: list[str]
    quote: str
    speaker: NotRequired[str]
    ambiguous: NotRequired[bool]


class GoldRow(TypedDict):
    """One article and what was said in it."""

    id: str
    lang: str
    date: str | None
    title: str
    negative: bool
    claims: list[GoldClaim]


def write(folder: Path) -> tuple[int, int]:
    """Write gold.jsonl and texts/<id>.txt into the folder; the numbers of articles and claims in it. Raises OSError."""
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    articles = claims = 0
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as file:
        for row, text in rows():
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            (folder / "texts" / f"{row['id']}.txt").write_text(text, encoding="utf-8", newline="")
            articles += 1
            claims += len(row["claims"])
    return articles, claims


def rows() -> Iterator[tuple[GoldRow, str]]:
    """Each article with a decided claim, as a row of gold, and its text."""
    for article_id, of_article in groupby(labels(), key=lambda label: label.claim.reading.article_id):
        article = Article.objects.get(pk=article_id)
        claims = list(_claims(article_id, list(of_article)))
        yield _row(article, claims), article.text


def _row(article: Article, claims: list[GoldClaim]) -> GoldRow:
    return {
        "id": f"article-{article.pk}",
        "lang": article.language,
        "date": article.published_on.isoformat() if article.published_on else None,
        "title": article.title,
        "negative": not claims,
        "claims": claims,
    }


def _claims(article_id: int, decided: list[Label]) -> Iterator[GoldClaim]:
    """What editors recorded; of what they have not judged nobody knows, so that is demanded of no reader."""
    seen = set()
    for label in sorted(
        decided, key=lambda label: -label.claim.pk
    ):  # a later reading's words before an earlier one's
        pair = (label.claim.country, label.claim.kind)
        if label.status and pair not in seen:
            seen.add(pair)
            yield _claim(label.claim, label.status, label.conditions)
    misread = {(label.claim.country, label.claim.kind) for label in decided if label.right is False}
    for claim in Claim.objects.filter(reading__article=article_id).order_by("-pk"):
        pair = (claim.country, claim.kind)
        if pair not in seen | misread:
            seen.add(pair)
            yield {**_claim(claim, claim.status, claim.conditions), "ambiguous": True}


def _claim(claim: Claim, status: str, conditions: Iterable[str]) -> GoldClaim:
    found: GoldClaim = {
        "country": claim.country,
        "kind": claim.kind,
        "stance": status,
        "conditions": sorted(conditions),
        "quote": claim.quote,
    }
    return {**found, "speaker": claim.speaker} if claim.speaker else found
