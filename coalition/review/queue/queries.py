"""The queue: what waits, in one order."""

from datetime import UTC, datetime, time

from django.db.models import Case, Count, Value, When
from django.utils import timezone

from coalition.review.models import Decision, Suggestion, SuggestionQuerySet

Impact = Suggestion.Impact
# What changes the record is looked at first.
ORDER = (Impact.CHANGE, Impact.CONTRADICTION, Impact.CONFIRMATION)


def in_order() -> SuggestionQuerySet:
    """What waits, in the order of the desk: by impact, then the newest statement first."""
    group = Case(*(When(impact=impact, then=Value(index)) for index, impact in enumerate(ORDER)))
    return Suggestion.objects.waiting().annotate(group=group).order_by("group", "-said_on", "-pk")


def first() -> Suggestion | None:
    return in_order().first()


def next_after(suggestion: Suggestion) -> Suggestion | None:
    """The next one to look at, from the top again after the last; None when no other waits."""
    ids = list(in_order().values_list("pk", flat=True))
    others = [pk for pk in ids if pk != suggestion.pk]
    if not others:
        return None
    if suggestion.pk in ids and (index := ids.index(suggestion.pk)) + 1 < len(ids):
        return Suggestion.objects.get(pk=ids[index + 1])
    return Suggestion.objects.get(pk=others[0])


def waiting_by_impact() -> dict[str, int]:
    waiting = Suggestion.objects.waiting().order_by()
    return dict(waiting.values_list("impact").annotate(count=Count("pk")))


def with_impact(impact: str) -> SuggestionQuerySet:
    """Those of one group, with their claims."""
    return in_order().filter(impact=impact).with_claims()


def count_waiting() -> int:
    return Suggestion.objects.waiting().count()


def count_decided_today() -> int:
    """Over all editors; today is a day in UTC."""
    midnight = datetime.combine(timezone.now().date(), time(), UTC)
    return Decision.objects.filter(decided_at__gte=midnight, suggestion__authored_by=None).count()
