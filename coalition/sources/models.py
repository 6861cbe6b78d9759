"""Where we look, what arrived, the bytes as they were fetched, and the articles made of them."""

from datetime import datetime, timedelta
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

# Bits of 64 in which two texts' fingerprints may differ and still count as one text, lightly edited: see docs/sources.md.
NEAR = 12
# An agency's report is printed within days; what resembles it later is another story in the same words.
NEAR_DAYS = 10


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> Self:
        """Active sources whose next poll has come, the longest overdue first."""
        return self.filter(active=True, next_poll_at__lte=now).order_by("next_poll_at")


class Source(models.Model):
    """An RSS or Atom feed that is polled when due."""

    name = models.CharField(max_length=200)
    url = models.URLField(max_length=1000, unique=True)
    language = models.CharField(max_length=8, blank=True)
    tier = models.CharField(max_length=1, default="B")  # a slug of the codebook
    active = models.BooleanField(default=True)
    poll_minutes = models.PositiveIntegerField(default=15)
    next_poll_at = models.DateTimeField(db_index=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)  # in a row
    last_error = models.TextField(blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="poll_at_least_daily", condition=Q(poll_minutes__gte=1, poll_minutes__lte=1440)
            )
        ]

    def __str__(self) -> str:
        return self.name


class Snapshot(models.Model):
    """Bytes as they were fetched or handed in, once each, compressed with zlib."""

    sha256 = models.CharField(primary_key=True, max_length=64)  # of the bytes before compression
    content_type = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField()
    compressed = models.BinaryField()
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]


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
        days = timedelta(days=NEAR_DAYS)
        return (
            self.exclude(pk=article.pk)
            .filter(
                fetched_at__range=(article.fetched_at - days, article.fetched_at + days),
                simhash__isnull=False,
            )
            .annotate(distance=differing)
            .filter(distance__lte=NEAR)
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


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def waiting(self) -> Self:
        """Not ended yet: still to be fetched, extracted or stored."""
        return self.filter(state=Delivery.State.WAITING)

    def unsent(self) -> Self:
        """Waiting, and no task was sent for them yet, the oldest first: what a poll left behind."""
        return self.waiting().filter(sent_at=None).order_by("arrived_at", "pk")

    def stuck(self, before: datetime) -> Self:
        """Waiting, not touched since, and not resting until a next try: their task was lost and has to be sent again."""
        resting = Q(next_try_at__gte=before)
        return self.waiting().filter(touched_at__lt=before).exclude(resting).order_by("arrived_at", "pk")


class Delivery(models.Model):
    """One thing that arrived, by feed or by hand, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting"
        STORED = "stored"  # became a new article
        KNOWN = "known"  # the article was already there
        REFUSED = "refused"  # not an article: empty, binary, too large, a forbidden address, …
        FAILED = "failed"  # could not be had: time-out, error of the server, …

    state = models.CharField(max_length=8, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(max_length=500, blank=True)  # one sentence, for refused and failed
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    source_name = models.CharField(max_length=200, blank=True)  # as given by hand
    url = models.URLField(max_length=2000, blank=True)
    reference = models.CharField(max_length=500, blank=True)
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    content_type = models.CharField(max_length=200, blank=True)  # as the server or the file's name said
    final_url = models.URLField(max_length=2000, blank=True)  # where the redirects ended
    fetched_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=8, blank=True)
    published_on = models.DateField(null=True, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="deliveries"
    )
    handed_in_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)  # when a task was last sent for it
    next_try_at = models.DateTimeField(null=True, blank=True)  # it rests until then
    arrived_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                name="one_delivery_a_feed_item", fields=["source", "url"], condition=Q(source__isnull=False)
            ),
            models.CheckConstraint(
                name="an_end_says_why",
                condition=~Q(state__in=["refused", "failed"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="a_stored_delivery_has_its_article",
                condition=~Q(state__in=["stored"]) | Q(snapshot__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url or self.reference}: {self.state}"
