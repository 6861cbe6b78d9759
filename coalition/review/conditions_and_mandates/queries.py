"""What is on record beside pledges: conditions, mandates, claims on groups."""

from collections.abc import Iterable

from coalition.register.models import ConditionState, Country, MandateStep
from coalition.register.models.versioned import Versioned, VersionedQuerySet
from coalition.review.record.versions import versions_up_to

MOST = 200


def current_rows(model: type[Versioned]) -> Iterable[Versioned]:
    """What counts, the newest first."""
    return VersionedQuerySet(model).known().in_order()[:MOST]


def history_rows(row: Versioned) -> Iterable[Versioned]:
    """Everything that was ever recorded about the same thing, the newest first.

    A claim on a group is about nothing but itself: its history is what it superseded.
    """
    if isinstance(row, ConditionState):
        return row.condition.states.in_order()
    if isinstance(row, MandateStep):
        return row.mandate.steps.in_order()
    return versions_up_to(row)


def country_names() -> list[tuple[str, str]]:
    """Code and name, by name."""
    return sorted(((one.code, one.name) for one in Country.objects.all()), key=lambda pair: pair[1])
