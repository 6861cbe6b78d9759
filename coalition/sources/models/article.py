"""What was read out of the bytes: the articles, and their words for the search."""

from datetime import timedelta
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func

from coalition.sources.models.snapshot import Snapshot
from coalition.sources.models.source import Source

# Bits of 64 in which two texts' fingerprints may differ and still count as one text, lightly edited: see docs/sources.md.
NEAR_DUPLICATE_BITS = 12
# An agency's report is printed within days; what resembles it later is another story in the same words.
NEAR_DUPLICATE_DAYS = 10


class ArticleQuerySet(models.QuerySet["Article"]):
    def near_duplicates(self, article: "Article") -> Self:
        """Other articles of the same days whose text differs little, the most alike first (`distance` in bits)."""
        if article.simhash is None:
            return self.none()
        differing = Func(
            F("simhash").bitxor(article.simhash),
            function="bit_count",
            template="%(function)s((%(expressions)s)::bit(64))",
            output_field=models.IntegerField(),
        )
        days = timedelta(days=NEAR_DUPLICATE_DAYS)
        return (
            self.exclude(pk=article.pk)
            .filter(
                fetched_at__range=(article.fetched_at - days, article.fetched_at + days),
                simhash__isnull=False,
            )
            .annotate(distance=differing)
            .filter(distance__lte=NEAR_DUPLICATE_BITS)
            .order_by("distance", "pk")
        )


class Article(models.Model):
    """A text that was published; the same text is one article, however often it arrives.

    `text` is exactly what readers read and what every offset counts in, in code points.
    """

    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="articles")
    url = models.URLField(max_length=2000, blank=True, db_index=True)
    reference = models.CharField(max_length=500, blank=True)  # a file's name when there is no address
    publisher = models.CharField(max_length=200, blank=True)
    tier = models.CharField(max_length=1, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=8)
    text = models.TextField()
    text_hash = models.CharField(max_length=64, unique=True)  # SHA-256 of the text in UTF-8
    published_on = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)
    fetched_at = models.DateTimeField()
    # The news agency whose report it prints, by its credit line; empty for a publisher's own.
    origin = models.CharField(max_length=40, blank=True)
    # 64 bits of the words, as PostgreSQL's signed bigint; texts with few words have none.
    simhash = models.BigIntegerField(null=True, blank=True)
    # The text the same address had before.
    revises = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="revisions"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-fetched_at"]
        indexes = [
            models.Index(name="article_by_day", fields=["fetched_at"]),
            models.Index(name="article_by_publication", fields=["-published_on", "-id"]),
            GinIndex(name="article_title_trigrams", fields=["title"], opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.title or self.url or self.reference or f"article {self.pk}"


class ArticleWords(models.Model):
    """The words of an article as PostgreSQL's full-text search keeps them; see sources/search.py."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="words")
    vector = SearchVectorField()

    class Meta:
        verbose_name_plural = "article words"
        indexes = [GinIndex(name="article_words", fields=["vector"])]

    def __str__(self) -> str:
        return f"words of {self.article_id}"
