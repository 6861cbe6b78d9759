"""Articles as readers see them: an excerpt in which the words are marked, and what was taken from the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.core.i18n.languages import language_name
from coalition.register.models import Country, Evidence, Pledge
from coalition.sources import search
from coalition.sources.models import Article

SHORT, LONG = 280, 400  # characters of an excerpt, in the list and on the article's own page


@dataclass(frozen=True)
class ArticleResult:
    article: Article
    language: str
    excerpt: SafeString
    quotes: int


@dataclass(frozen=True)
class QuoteOnRecord:
    """A piece of evidence from an article, with what it was taken as."""

    piece: Evidence
    status: Status
    pledge: Pledge


def results(rows: Sequence[Article], words: str, quotes: Mapping[str, int]) -> list[ArticleResult]:
    """Articles with an excerpt in which the words are marked; `quotes`: how many were taken, by the text's hash."""
    texts = search.excerpts(list(rows), words) if words else {row.pk: row.text[:SHORT] for row in rows}
    return [
        ArticleResult(row, language_name(row.language), marked(texts[row.pk]), quotes.get(row.text_hash, 0))
        for row in rows
    ]


def marked(text: str) -> SafeString:
    """Escaped, with <mark> where search put its signs."""
    safe = escape(text).replace(search.BEGIN, "<mark>").replace(search.END, "</mark>")
    return mark_safe(safe)  # noqa: S308 - escaped one line above; the two signs are replaced by our own markup


def quotes_on_record(pieces: Iterable[Evidence]) -> list[QuoteOnRecord]:
    return [
        QuoteOnRecord(piece, codebook().status(piece.assessment.status), piece.assessment.pledge)
        for piece in pieces
        if piece.assessment
    ]


def language_choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])


def country_choices(countries: Iterable[Country]) -> list[tuple[str, str]]:
    return sorted(((row.code, row.name) for row in countries), key=lambda pair: pair[1])
