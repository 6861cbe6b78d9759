"""What a suggestion proposes and what an editor decides: the same fields, so that they can be compared."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coalition.register.actions import Quantity
from coalition.register.chain.canonical import number
from coalition.register.chain.ledger import Json
from coalition.register.models import Assessment
from coalition.review.models import Suggestion


@dataclass(frozen=True)
class AssessmentDraft:
    """One assessment-to-be, without its evidence."""

    status: str
    said_on: date
    precision: str = "day"
    conditions: frozenset[str] = frozenset()
    quantity: Quantity | None = None

    def says_the_same_as(self, other: "AssessmentDraft") -> bool:
        """Whether both say the same; the words of a quantity and how exactly the day is known don't matter."""
        return self._compared() == other._compared()

    def _compared(self) -> tuple[object, ...]:
        amount = (self.quantity.low, self.quantity.high, self.quantity.unit) if self.quantity else None
        return self.status, self.said_on, self.conditions, amount

    def as_json(self, *, country: str, kind: str) -> Json:
        amount = self.quantity
        conditions: list[Json] = [*sorted(self.conditions)]
        return {
            "country": country,
            "kind": kind,
            "status": self.status,
            "conditions": conditions,
            "said_on": self.said_on.isoformat(),
            "said_on_precision": self.precision,
            "quantity": [number(amount.low), number(amount.high), amount.unit, amount.words]
            if amount
            else None,
        }


def of_suggestion(row: Suggestion) -> AssessmentDraft:
    return AssessmentDraft(
        status=row.status,
        said_on=row.said_on,
        precision=row.said_on_precision,
        conditions=frozenset(row.conditions),
        quantity=_quantity(row.quantity_low, row.quantity_high, row.quantity_unit),
    )


def of_assessment(row: Assessment) -> AssessmentDraft:
    return AssessmentDraft(
        status=row.status,
        said_on=row.said_on,
        precision=row.said_on_precision,
        conditions=frozenset(waiting.condition.slug for waiting in row.waits_for.all()),
        quantity=_quantity(row.quantity_low, row.quantity_high, row.quantity_unit, row.quantity_words),
    )


def _quantity(low: Decimal | None, high: Decimal | None, unit: str, words: str = "") -> Quantity | None:
    return None if low is None or high is None else Quantity(low=low, high=high, unit=unit, words=words)
