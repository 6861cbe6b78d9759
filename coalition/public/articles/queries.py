"""The articles that fit a search, what a search can choose from, and what stands around one article."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from coalition.public.articles.parameters import ArticleSearch
from coalition.register.models import Country, Evidence
from coalition.sources import search as full_text
from coalition.sources.models import Article

MOST_PUBLISHERS = 300
MOST_COPIES = 20


def matching(search: ArticleSearch) -> tuple[QuerySet[Article], bool]:
    """The articles in order, and whether they are only spelt alike, since nothing holds the words."""
    rows = _filtered(search).select_related("source")
    if not search.q:
        return rows.order_by("-published_on", "-pk"), False
    exact = full_text.matching(rows, search.q)
    if exact.exists():
        return exact, False
    return full_text.similar_titles(rows, search.q), True


def _filtered(search: ArticleSearch) -> QuerySet[Article]:
    """The articles that fit everything but the words."""
    rows = Article.objects.all()
    if search.language:
        rows = rows.filter(language=search.language)
    if search.publisher:
        rows = rows.filter(publisher=search.publisher)
    if search.country:
        rests = Evidence.objects.filter(
            text_hash=OuterRef("text_hash"), assessment__pledge__participations__country=search.country
        )
        rows = rows.filter(Exists(rests))
    if search.since:
        rows = rows.filter(published_on__gte=search.since)
    if search.until:
        rows = rows.filter(published_on__lte=search.until)
    return rows


def number_of_quotes(rows: Sequence[Article]) -> Counter[str]:
    """How many pieces of evidence were taken from each text, by its hash."""
    hashes = [row.text_hash for row in rows]
    return Counter(Evidence.objects.filter(text_hash__in=hashes).values_list("text_hash", flat=True))


def languages() -> list[str]:
    return list(Article.objects.order_by("language").values_list("language", flat=True).distinct())


def publishers() -> list[str]:
    named = Article.objects.exclude(publisher="").order_by("publisher")
    return list(named.values_list("publisher", flat=True).distinct()[:MOST_PUBLISHERS])


def countries() -> list[Country]:
    return list(Country.objects.all())


def article(pk: int) -> Article | None:
    return Article.objects.select_related("source", "revises").filter(pk=pk).first()


def evidence_from(article: Article) -> QuerySet[Evidence]:
    """What assessments rest on of its text, in the order of the text."""
    taken = Evidence.objects.filter(text_hash=article.text_hash, assessment__isnull=False)
    return taken.select_related("assessment__pledge").order_by("start", "pk")


def near_duplicates(article: Article) -> QuerySet[Article]:
    return Article.objects.near_duplicates(article)[:MOST_COPIES]
