"""The runs of readers and what they claimed, kept: nothing found and failed included."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coalition.sources.models import Article


class Reading(models.Model):
    """One run of one reader, in one version, over one article."""

    class Outcome(models.TextChoices):
        CLAIMS = "claims"
        NOTHING = "nothing"
        FAILED = "failed"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    outcome = models.CharField(max_length=8, choices=Outcome)
    relevant = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)  # one sentence, when it failed
    duration_ms = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="one_reading_a_reader_version", fields=["article", "reader", "version"]),
            models.CheckConstraint(name="a_failed_reading_says_why", condition=~Q(outcome="failed") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.version} over {self.article_id}: {self.outcome}"


class Claim(models.Model):
    """One statement a reader found, with its exact span in the article's text (code points)."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="claims")
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=32)
    status = models.CharField(max_length=16)
    conditions = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    quantity_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    quantity_unit = models.CharField(max_length=40, blank=True)
    speaker = models.CharField(max_length=200, blank=True)
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="a_claim_has_a_span", condition=Q(end__gt=F("start")))]

    def __str__(self) -> str:
        return f"{self.country} {self.kind} {self.status}"
