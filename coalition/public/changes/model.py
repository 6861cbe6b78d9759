"""A change: one thing recorded, with what the record said of its day before and after."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

type Sort = Literal["new", "up", "down", "again", "correction", "retraction"]
SORTS: tuple[Sort, ...] = ("new", "up", "down", "again", "correction", "retraction")


@dataclass(frozen=True)
class Change:
    """One assessment, correction or retraction. `before` and `after`: the pledge's status on the day it speaks of."""

    id: int
    sort: Sort
    pledge: str
    title: str
    kind: str
    countries: tuple[str, ...]
    before: str | None
    after: str | None
    conditional: bool
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by: str
    reason: str
    words: str
    words_language: str
    is_quote: bool
    publisher: str
    url: str
