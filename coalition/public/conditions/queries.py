"""Where each condition is met, which assessments wait for one, and everything said about one."""

from collections.abc import Iterable

from django.db.models import Prefetch

from coalition.codebook.loader import codebook
from coalition.codebook.traits import AGAINST
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, ConditionState, Evidence
from coalition.register.queries.scenarios import Unlock, unlocks


def met_states(selection: Selection) -> list[ConditionState]:
    """The states by which conditions are met on the day."""
    met = ConditionState.objects.met(selection.day, selection.known_at)
    return list(met.select_related("condition"))


def waiting_assessments(selection: Selection) -> Iterable[Assessment]:
    """What each live pledge stands at on the day, of those that wait for something."""
    live = Assessment.objects.as_of(selection.day, selection.known_at).exclude(
        status__in=codebook().with_stance(*AGAINST)
    )
    return live.filter(waits_for__isnull=False).distinct().prefetch_related("waits_for__condition")


def states(slug: str, selection: Selection) -> list[ConditionState]:
    """Everything said about the condition by the day, as known at the time, corrections included; the newest first."""
    rows = ConditionState.objects.filter(condition__slug=slug, said_on__lte=selection.day)
    if selection.known_at is not None:
        rows = rows.filter(recorded_at__lte=selection.known_at)
    evidence = Prefetch("evidence", Evidence.objects.order_by("published_on", "pk"))
    ordered = rows.with_fate(selection.known_at).in_order()
    return list(ordered.select_related("condition").prefetch_related(evidence))


def unlocked_by(slug: str, selection: Selection) -> list[Unlock]:
    """The pledges that wait for the condition, and what else each waits for."""
    return unlocks(slug, selection.day, known_at=selection.known_at)
