"""What an assessment rests on, with its own copy of all it needs, so that articles can be pruned."""

from django.db import models
from django.db.models import F, Q

from coalition.register.models.append_only import AppendOnly
from coalition.register.models.assessments import Assessment
from coalition.register.models.conditions import ConditionState


class Evidence(AppendOnly):
    """A quote or a summary, who said it, where and when it was published, and the hash of what we saw."""

    class Form(models.TextChoices):
        QUOTE = "quote"
        SUMMARY = "summary"

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    condition_state = models.ForeignKey(ConditionState, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    form = models.CharField(max_length=7, choices=Form)
    text = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    basis = models.CharField(max_length=16, default="report")  # a slug of the codebook
    speaker = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    tier = models.CharField(max_length=1, blank=True)  # a slug of the codebook
    title = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    reference = models.CharField(max_length=500, blank=True)  # where to find it when there is no address
    # Reports with the same origin (one agency's wire) are one report.
    origin = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    # SHA-256 of the article's text in UTF-8, and the quote's place in it in code points.
    text_hash = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    snapshot_hash = models.CharField(max_length=64, blank=True)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_of_one_thing",
                condition=Q(assessment__isnull=False, condition_state=None) | Q(assessment=None, condition_state__isnull=False),
            ),
            models.CheckConstraint(name="evidence_has_words", condition=~Q(text="")),
            models.CheckConstraint(name="evidence_can_be_found", condition=~Q(url="") | ~Q(reference="")),
            models.CheckConstraint(
                name="a_span_is_whole",
                condition=Q(start=None, end=None) | (Q(end__gt=F("start")) & ~Q(text_hash="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}: {self.text[:60]}"
