"""The notices of sources, and the pledges that rest on them."""

from collections.abc import Iterable

from coalition.register.models import Evidence, Notice, Pledge


def latest_notices(number: int) -> Iterable[Notice]:
    return Notice.objects.order_by("-pk")[:number]


def pledges_resting_on(notice: Notice) -> list[Pledge]:
    """Those that an assessment from before the notice rests on, with their countries."""
    resting = Evidence.objects.resting_on(notice).filter(assessment__recorded_at__lt=notice.recorded_at)
    pledges = Pledge.objects.filter(assessments__in=resting.values("assessment"))
    return list(pledges.distinct().prefetch_related("participations"))
