"""Which assessments a source's notice concerns."""

from coalition.register.models import Assessment, Evidence, Notice


def flagged_assessments() -> list[Assessment]:
    """Live assessments that rest on a source which put itself right, the newest first, with evidence and countries."""
    rows = Assessment.objects.flagged().in_order().select_related("pledge")
    return list(rows.prefetch_related("evidence", "pledge__participations"))


def count_assessments_touched(notice: Notice) -> int:
    evidence = Evidence.objects.resting_on(notice).filter(assessment__isnull=False)
    return evidence.values("assessment").distinct().count()
