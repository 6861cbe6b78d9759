"""The runs of readers and what they claimed, kept: nothing found and failed included."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from coalition.sources.models import Article


class ReadingQuerySet(models.QuerySet["Reading"]):
    def current(self) -> Self:
        """Of each article the reading that counts: the newest that did not fail."""
        newer = Reading.objects.filter(
            Q(started_at__gt=OuterRef("started_at"))
            | Q(started_at=OuterRef("started_at"), pk__gt=OuterRef("pk")),
            article=OuterRef("article"),
        ).exclude(outcome=Reading.Outcome.FAILED)
        return self.exclude(outcome=Reading.Outcome.FAILED).exclude(Exists(newer))


class Reading(models.Model):
    """One run of one reader, in one version, over one article."""

    class Outcome(models.TextChoices):
        CLAIMS = "claims"
        NOTHING = "nothing"
        FAILED = "failed"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=80)
    outcome = models.CharField(max_length=8, choices=Outcome)
    relevant = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)  # one sentence, when it failed
    # One sentence when this reader stood in for the configured one, which failed or was over its ceiling.
    note = models.CharField(max_length=500, blank=True)
    dropped = models.PositiveIntegerField(default=0)  # claims that were not kept: see readings/grounding.py
    duration_ms = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_reading_a_reader_version", fields=["article", "reader", "version"]
            ),
            models.CheckConstraint(
                name="a_failed_reading_says_why", condition=~Q(outcome="failed") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.version} over {self.article_id}: {self.outcome}"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> Self:
        """The claims of the readings that count (see `ReadingQuerySet.current`) that were still found there."""
        return self.filter(reading__in=Reading.objects.current(), gone_at=None)


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
    # `confidence` is what the reader's score, 0 to 1, has been worth with editors (see readings/calibration/).
    # No score of its own means that it is the confidence itself.
    score = models.FloatField(null=True, blank=True)
    confidence = models.FloatField()
    # When the same version read the article again and no longer found it. Kept, as editors may have judged it.
    gone_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="a_claim_has_a_span", condition=Q(end__gt=F("start")))]

    def __str__(self) -> str:
        return f"{self.country} {self.kind} {self.status}"


class Calibration(models.Model):
    """What a reader's scores have been worth: the newest of a reader is in force."""

    reader = models.CharField(max_length=40, db_index=True)
    knots = (
        models.JSONField()
    )  # [[score, observed rate], …], both rising: see readings/calibration/isotonic.py
    decisions = models.PositiveIntegerField()
    brier_before = models.FloatField()
    brier_after = models.FloatField()
    fitted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-fitted_at", "-pk"]
        constraints = [models.CheckConstraint(name="fitted_on_something", condition=Q(decisions__gt=0))]

    def __str__(self) -> str:
        return f"{self.reader} on {self.decisions} decisions"


class CallQuerySet(models.QuerySet["Call"]):
    def on(self, day: object) -> Self:
        """Those made on a day, UTC."""
        return self.filter(asked_at__date=day)


class Call(models.Model):
    """One question to a language model and what came back. While it is under way it holds its estimate."""

    class State(models.TextChoices):
        ASKED = "asked"
        ANSWERED = "answered"
        FAILED = "failed"

    # It holds the article's whole text, which must not outlive the article.
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    reason = models.CharField(max_length=500, blank=True)  # one sentence, when it failed
    base_url = models.CharField(max_length=500)
    model = models.CharField(max_length=200)
    request = models.JSONField()  # as sent, without the key
    request_hash = models.CharField(max_length=64)  # SHA-256 of the request's canonical JSON
    answer = models.TextField(blank=True)
    answer_hash = models.CharField(max_length=64, blank=True)  # SHA-256 of the answer in UTF-8
    attempts = models.PositiveSmallIntegerField(default=0)
    prompt_tokens = models.PositiveIntegerField(default=0)
    completion_tokens = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(
        max_digits=12, decimal_places=6, default=0
    )  # in the currency of the prices set
    duration_ms = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_failed_call_says_why", condition=~Q(state="failed") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model}: {self.state}"
