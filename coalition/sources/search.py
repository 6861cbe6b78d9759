"""Search over what was read: PostgreSQL's full text in each language, without accents, and trigrams for typos.

PostgreSQL stems eight of the languages. Of the others (Ukrainian, Polish, …) it knows no endings: there a word is looked for
by its beginning. A lemmatiser was tried and left out: simplemma's two dictionaries cost half a gigabyte in every process
that searches, and find little more.
"""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchRank,
    SearchVector,
    TrigramWordSimilarity,
)
from django.db.models import F, Q, QuerySet, Value

from coalition.sources.models import Article, ArticleWords

STEMMED = ("en", "de", "fr", "es", "it", "nl", "sv", "fi")
SIMPLE = "coalition_simple"
# A tsvector holds at most a megabyte; of longer texts the beginning is searched.
LONGEST = 200_000
SIMILARITY = 0.45  # of trigrams: a letter or two of a word may be wrong
WORD = re.compile(r"\w+")
# What stands around a hit until the text is escaped: no article holds these, extraction drops control characters.
BEGIN, END = "\x02", "\x03"


def index(article: Article) -> None:
    """Keep the article's words, title before text; called when an article is stored."""
    config = _config(article.language)
    title, text = Value(article.title), Value(article.text[:LONGEST])
    vector = SearchVector(title, config=config, weight="A") + SearchVector(text, config=config, weight="B")
    ArticleWords.objects.update_or_create(article=article, defaults={"vector": vector})


def matching(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """The articles that hold the words (quotes, OR and - as on search sites), the best first."""
    # Each article in its own language's stems alone: with those of others a word that is excluded would still be found.
    by_language = {language: _stem_query(words, language) for language in STEMMED}
    held = reduce(or_, (Q(language=language, words__vector=query) for language, query in by_language.items()))
    stems, beginnings = reduce(or_, by_language.values()), _prefix_query(words)
    if beginnings is not None:
        held |= ~Q(language__in=STEMMED) & Q(words__vector=beginnings)
    query = stems if beginnings is None else stems | beginnings
    return (
        rows.filter(held)
        .annotate(rank=SearchRank(F("words__vector"), query))
        .order_by("-rank", "-published_on", "-pk")
    )


def similar_titles(rows: QuerySet[Article], words: str) -> QuerySet[Article]:
    """Articles whose title holds words spelt like these: for when nothing matches."""
    return (
        rows.annotate(rank=TrigramWordSimilarity(words, "title"))
        .filter(rank__gte=SIMILARITY)
        .order_by("-rank", "-published_on", "-pk")
    )


def excerpts(articles: Iterable[Article], words: str) -> dict[int, str]:
    """For each article the places where the words stand, between BEGIN and END; one query a language."""
    by_language: dict[str, list[int]] = {}
    found = {}
    for article in articles:
        if article.language in STEMMED:
            by_language.setdefault(article.language, []).append(article.pk)
        else:
            found[article.pk] = _highlighted(article, words)
    for language, ids in by_language.items():
        config = _config(language)
        headline = SearchHeadline(
            "text",
            SearchQuery(words, config=config, search_type="websearch"),
            config=config,
            start_sel=BEGIN,
            stop_sel=END,
            max_fragments=2,
            max_words=28,
            min_words=12,
        )
        found.update(Article.objects.filter(pk__in=ids).values_list("pk", headline))
    return found


def _stem_query(words: str, language: str) -> SearchQuery:
    return SearchQuery(words, config=_config(language), search_type="websearch")


def _prefix_query(words: str) -> SearchQuery | None:
    """All words by their beginnings; None when there are none, as in a search for a question mark."""
    beginnings = [f"{_prefix(word)}:*" for word in WORD.findall(words)]
    return SearchQuery(" & ".join(beginnings), config=SIMPLE, search_type="raw") if beginnings else None


def _config(language: str) -> str:
    return f"coalition_{language}" if language in STEMMED else SIMPLE


def _prefix(word: str) -> str:
    """A word without what is likely its ending: of two letters from five on, of three from seven on."""
    return word[: len(word) - (3 if len(word) >= 7 else 2 if len(word) >= 5 else 0)].lower()


def _highlighted(article: Article, words: str) -> str:
    """Where the first of the words stands in a language that PostgreSQL does not know."""
    wanted = tuple(_prefix(word) for word in WORD.findall(words))
    found = (match.span() for match in WORD.finditer(article.text) if match[0].lower().startswith(wanted))
    hits = list(found) if wanted else []
    begin = max(0, (hits[0][0] if hits else 0) - 80)
    shown, at = "", begin
    for start, end in hits:
        if end <= begin + 260:
            shown += article.text[at:start] + BEGIN + article.text[start:end] + END
            at = end
    return shown + article.text[at : begin + 280]
