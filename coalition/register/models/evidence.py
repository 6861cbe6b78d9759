"""What an assessment rests on, with its own copy of all it needs, so that articles can be pruned."""

from typing import Self

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q
from django.db.models.lookups import Exact

from coalition.codebook.defaults import reported_basis
from coalition.register.models.append_only import AppendOnly
from coalition.register.models.assessments import Assessment
from coalition.register.models.conditions import ConditionState
from coalition.register.models.group_claims import GroupClaim
from coalition.register.models.mandates import MandateStep
from coalition.register.models.notices import Notice, Upheld

# What evidence can prove; each piece proves one thing.
OWNERS = ("assessment", "condition_state", "mandate_step", "group_claim", "notice")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def resting_on(self, notice: Notice) -> Self:
        """Evidence of the source that a notice is about: the same address, the same text, or the same origin."""
        touches = Q()
        for field in ("url", "text_hash", "origin"):
            if value := getattr(notice, field):
                touches |= Q(**{field: value})
        return self.filter(touches)

    def touched(self) -> Self:
        """Evidence of assessments whose source put itself right after it was recorded, and no editor has upheld them."""
        upheld = Upheld.objects.filter(notice=OuterRef("pk"), assessment=OuterRef(OuterRef("assessment")))
        later = Notice.objects.filter(recorded_at__gt=OuterRef("assessment__recorded_at")).exclude(
            Exists(upheld)
        )
        same = Q(Exists(later.exclude(url="").filter(url=OuterRef("url"))))
        same |= Q(Exists(later.exclude(text_hash="").filter(text_hash=OuterRef("text_hash"))))
        same |= Q(Exists(later.exclude(origin="").filter(origin=OuterRef("origin"))))
        return self.filter(same, assessment__isnull=False)


class Evidence(AppendOnly):
    """A quote or a summary, who said it, where and when it was published, and the hash of what we saw."""

    class Form(models.TextChoices):
        QUOTE = "quote"
        SUMMARY = "summary"

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    condition_state = models.ForeignKey(
        ConditionState, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    mandate_step = models.ForeignKey(
        MandateStep, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    group_claim = models.ForeignKey(
        GroupClaim, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    form = models.CharField(max_length=7, choices=Form)
    text = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    basis = models.CharField(max_length=16, default=reported_basis)  # a slug of the codebook
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

    objects = EvidenceQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        indexes = [
            HashIndex(name="evidence_by_url", fields=["url"], condition=~Q(url="")),
            HashIndex(name="evidence_by_text", fields=["text_hash"], condition=~Q(text_hash="")),
            HashIndex(name="evidence_by_origin", fields=["origin"], condition=~Q(origin="")),
        ]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_of_one_thing",
                condition=Exact(Func(*OWNERS, function="num_nonnulls", output_field=IntegerField()), 1),
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
