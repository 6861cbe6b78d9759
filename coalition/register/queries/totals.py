"""How much is on the table, per kind and unit, as minimum to maximum; a joint pledge counts once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from coalition.codebook.loader import codebook
from coalition.codebook.traits import AGAINST
from coalition.register.models import Assessment

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Part:
    """A country's share of a pledge; None where it is not known."""

    country: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True)
class Amount:
    """What one live pledge says of how much, and who takes part in it."""

    kind: str
    status: str
    low: Decimal
    high: Decimal
    unit: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Total:
    """The sum of a kind in a unit, and how many pledges it is made of."""

    kind: str
    unit: str
    low: Decimal
    high: Decimal
    pledges: int


def totals(
    amounts: Iterable[Amount], *, countries: Collection[str] | None = None, at_least: str | None = None
) -> list[Total]:
    """Sums by kind and unit, in the codebook's order of kinds, then by unit. Units are never converted.

    `countries` chooses whose (None: everybody's). Of a joint pledge of which only some participants are chosen, their
    known shares count; a chosen participant whose share is not known adds nothing to the minimum, and to the maximum
    what the others' known minimum leaves. Refused and withdrawn pledges never count; `at_least` leaves out lower rungs.
    """
    floor = codebook().rank(at_least) if at_least else 0
    against = codebook().with_stance(*AGAINST)
    sums: dict[tuple[str, str], tuple[Decimal, Decimal, int]] = {}
    for amount in amounts:
        if codebook().rank(amount.status) < floor or amount.status in against:
            continue
        counted = _share(amount, countries)
        if counted is None:
            continue
        low, high, number = sums.get((amount.kind, amount.unit), (NOTHING, NOTHING, 0))
        sums[amount.kind, amount.unit] = (low + counted[0], high + counted[1], number + 1)
    order = {kind.slug: place for place, kind in enumerate(codebook().kinds)}
    found = [Total(kind, unit, *values) for (kind, unit), values in sums.items()]
    return sorted(found, key=lambda total: (order.get(total.kind, len(order)), total.unit))


def _share(amount: Amount, countries: Collection[str] | None) -> tuple[Decimal, Decimal] | None:
    """The range that the chosen countries stand for; None when none of them takes part."""
    if countries is None or all(part.country in countries for part in amount.parts):
        return amount.low, amount.high
    chosen = [part for part in amount.parts if part.country in countries]
    if not chosen:
        return None
    low = high = taken = NOTHING
    unknown = False
    for part in amount.parts:
        known = _known_share(part, amount.unit)
        if part not in chosen:
            taken += known[0] if known else NOTHING
        elif known:
            low, high = low + known[0], high + known[1]
        else:
            unknown = True
    left = max(amount.high - taken, NOTHING)
    return min(low, left), left if unknown else min(high, left)


def _known_share(part: Part, unit: str) -> tuple[Decimal, Decimal] | None:
    if part.unit != unit or part.low is None or part.high is None:
        return None
    return part.low, part.high


def amounts(day: date, known_at: datetime | None = None) -> list[Amount]:
    """Every live pledge that names a quantity, as of a day, as known at a time. Two queries."""
    rows = (
        Assessment.objects.as_of(day, known_at)
        .filter(quantity_low__isnull=False, quantity_high__isnull=False)
        .select_related("pledge")
        .prefetch_related("pledge__participations")
    )
    return [
        Amount(
            kind=row.pledge.kind,
            status=row.status,
            low=row.quantity_low,
            high=row.quantity_high,
            unit=row.quantity_unit,
            parts=tuple(
                Part(part.country_id, part.share_low, part.share_high, part.share_unit)
                for part in row.pledge.participations.all()
            ),
        )
        for row in rows
        if row.quantity_low is not None and row.quantity_high is not None
    ]
