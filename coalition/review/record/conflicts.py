"""What somebody else recorded meanwhile, for review/ui/conflict.html."""

from typing import TypedDict

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition, Status
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Assessment


class Conflict(TypedDict, total=False):
    other: Assessment
    other_status: Status
    other_conditions: list[Condition]


def conflict(other: Assessment | None) -> Conflict:
    """Empty when there is none."""
    if other is None:
        return {}
    book = codebook()
    conditions = [book.condition(one.condition.slug) for one in other.waits_for.select_related("condition")]
    return {"other": other, "other_status": book.status(other.status), "other_conditions": conditions}


def other_assessment(refused: Refused) -> Assessment | None:
    """The assessment that was faster, if it is one that stands in the way."""
    return refused.current if isinstance(refused, PledgeMoved) else None
