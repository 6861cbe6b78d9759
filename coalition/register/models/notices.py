"""A source put itself right: what that means for everything that rests on it."""

from typing import Protocol

from django.db import models
from django.db.models import Q

from coalition.register.models.append_only import AppendOnly, TwoClocks


class EvidenceSource(Protocol):
    """What tells where a piece of evidence comes from."""

    url: str
    text_hash: str
    origin: str


class Notice(TwoClocks):
    """A source corrected or withdrew something; `url`, `text_hash` and `origin` say which evidence that touches."""

    class Sort(models.TextChoices):
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"

    sort = models.CharField(max_length=9, choices=Sort)
    what = models.TextField()  # what was wrong, and where it says so
    url = models.URLField(max_length=2000, blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=200, blank=True)

    class Meta(TwoClocks.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="a_notice_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="a_notice_touches_something", condition=~Q(url="") | ~Q(text_hash="") | ~Q(origin="")
            ),
        ]

    def touches(self, piece: EvidenceSource) -> bool:
        """Whether the notice is about where a piece of evidence comes from."""
        pairs = ((self.url, piece.url), (self.text_hash, piece.text_hash), (self.origin, piece.origin))
        return any(said and said == kept for said, kept in pairs)

    def __str__(self) -> str:
        return f"{self.sort}: {self.url or self.origin or self.text_hash[:12]}"


class Upheld(AppendOnly):
    """An editor looked at an assessment after a notice, and lets it stand."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="upheld")
    assessment = models.ForeignKey("register.Assessment", on_delete=models.PROTECT, related_name="upheld")
    note = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    recorded_by_name = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="upheld_once", fields=["notice", "assessment"]),
            models.CheckConstraint(name="upheld_says_why", condition=~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id} stands after {self.notice_id}"
