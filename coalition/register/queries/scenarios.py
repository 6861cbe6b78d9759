"""What would follow if a condition were met."""

from dataclasses import dataclass
from datetime import date, datetime

from coalition.codebook.loader import codebook
from coalition.codebook.traits import AGAINST
from coalition.register.models import Assessment, Condition, ConditionState


@dataclass(frozen=True)
class Unlock:
    """A live assessment that waits for the condition, and what else it waits for; nothing else: it would be free."""

    assessment: Assessment
    still: tuple[Condition, ...]

    @property
    def frees(self) -> bool:
        return not self.still


def unlocks(
    slug: str, day: date, *, country: str | None = None, known_at: datetime | None = None
) -> list[Unlock]:
    """What waits for a condition as of a day, those first that nothing else holds back. A constant number of queries.

    `country` narrows to one country's condition (its parliament); None takes those of all countries together.
    What has been refused or withdrawn waits for nothing.
    """
    met = set(ConditionState.objects.met(day, known_at).values_list("condition_id", flat=True))
    rows = (
        Assessment.objects.as_of(day, known_at)
        .waiting_for(slug, country)
        .exclude(status__in=codebook().with_stance(*AGAINST))
        .select_related("pledge")
        .prefetch_related("waits_for__condition", "pledge__participations", "evidence")
        .order_by("pledge__kind", "pledge_id")
    )
    found = [Unlock(row, _still(row, slug, country, met)) for row in rows]
    return sorted(found, key=lambda unlock: len(unlock.still))


def _still(row: Assessment, slug: str, country: str | None, met: set[int]) -> tuple[Condition, ...]:
    conditions = (waiting.condition for waiting in row.waits_for.all())
    return tuple(
        one
        for one in conditions
        if one.pk not in met and not (one.slug == slug and country in (None, one.country_id))
    )
