"""What the figures ask the register beside the matrix: the statements of all days, the quantities, claims on groups."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from coalition.codebook.loader import codebook
from coalition.codebook.traits import AGAINST
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, GroupClaim, Participation


class StatusFrom(NamedTuple):
    """From `day` on a pledge of these countries stood at a status."""

    day: date
    pledge: int
    status: str
    countries: tuple[str, ...]


def statuses_over_time(kinds: Sequence[str], until: date, known_at: datetime | None) -> list[StatusFrom]:
    """What had been said in some kinds by a day, as known at a time, in the order in which the later wins. Two queries."""
    found: dict[int, list[str]] = {}
    parts = Participation.objects.filter(pledge__kind__in=kinds).values_list("pledge_id", "country_id")
    for pledge, code in parts:
        found.setdefault(pledge, []).append(code)
    countries = {pledge: tuple(codes) for pledge, codes in found.items()}
    rows = (
        Assessment.objects.known(known_at)
        .filter(pledge__kind__in=kinds, said_on__lte=until)
        .order_by("said_on", "recorded_at", "pk")
        .values_list("said_on", "pledge_id", "status")
    )
    return [StatusFrom(day, pledge, status, countries[pledge]) for day, pledge, status in rows]


def assessments_with_quantities(selection: Selection, pledges: Collection[str]) -> Iterable[Assessment]:
    """What these pledges stand at on the day, of those that say how much and are neither refused nor withdrawn."""
    return (
        Assessment.objects.as_of(selection.day, selection.known_at)
        .filter(quantity_low__isnull=False, pledge__slug__in=pledges)
        .exclude(status__in=codebook().with_stance(*AGAINST))
        .select_related("pledge")
        .prefetch_related("pledge__participations", "conditions")
    )


def counted_claims(selection: Selection) -> list[GroupClaim]:
    """The claims on groups that gave a number of countries."""
    claims = GroupClaim.objects.as_of(selection.day, selection.known_at)
    return [claim for claim in claims if (claim.number or 0) > 1]
