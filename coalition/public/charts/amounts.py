"""Pledges with what they say of how much, in the order in which they are drawn and summed."""

from collections.abc import Iterable
from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment
from coalition.register.queries import totals


@dataclass(frozen=True)
class PledgeAmount:
    """A pledge with what it says of how much."""

    slug: str
    title: str
    amount: totals.Amount
    conditional: bool

    def record(self) -> list[str]:
        """Its row for programs."""
        amount = self.amount
        countries = " ".join(sorted(part.country for part in amount.parts))
        low, high = f"{amount.low:f}", f"{amount.high:f}"
        return [self.slug, countries, amount.kind, amount.status, low, high, amount.unit]


def amounts(rows: Iterable[Assessment], matrix: Matrix, selection: Selection) -> list[PledgeAmount]:
    """In the codebook's order of kinds, then by unit, the most first."""
    order = {kind.slug: place for place, kind in enumerate(codebook().kinds)}
    found = [
        PledgeAmount(row.pledge.slug, row.pledge.title, _amount(row), _is_waiting(row, matrix, selection))
        for row in rows
    ]
    return sorted(
        found, key=lambda one: (order[one.amount.kind], one.amount.unit, -one.amount.high, one.slug)
    )


def _is_waiting(row: Assessment, matrix: Matrix, selection: Selection) -> bool:
    return any(
        (one.slug, one.country_id) not in matrix.met and one.slug not in selection.suppose
        for one in row.conditions.all()
    )


def _amount(row: Assessment) -> totals.Amount:
    assert row.quantity_low is not None  # noqa: S101 - for the type checker: the query asks for it
    assert row.quantity_high is not None  # noqa: S101
    parts = tuple(
        totals.Part(part.country_id, part.share_low, part.share_high, part.share_unit)
        for part in row.pledge.participations.all()
    )
    return totals.Amount(
        row.pledge.kind, row.status, row.quantity_low, row.quantity_high, row.quantity_unit, parts
    )
