"""`/changes`: what changed, newest first."""

from dataclasses import asdict
from datetime import date, datetime

from django.http import HttpRequest
from ninja import Schema

from coalition.api.pagination import PAGE_SIZE, next_page
from coalition.api.v1.router import router
from coalition.public.changes import queries
from coalition.public.changes.parameters import read


class ChangeOut(Schema):
    id: int
    change: str
    pledge: str
    title: str
    kind: str
    countries: list[str]
    before: str | None
    after: str | None
    conditional: bool
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by: str
    reason: str
    words: str
    publisher: str
    url: str


class ChangesOut(Schema):
    items: list[ChangeOut]
    next: str | None


@router.get(
    "/changes",
    url_name="changes",
    response=ChangesOut,
    summary="What changed, newest first",
    tags=["reading"],
)
def list_changes(request: HttpRequest) -> ChangesOut:
    asked = read(request.GET)
    rows = queries.changes(asked.selection, sorts=asked.sorts)
    found, cursor = queries.page_of(rows, before=asked.before, size=PAGE_SIZE)
    items = [ChangeOut(change=one.sort, **asdict(one)) for one in found]
    pairs = [*asked.selection.pairs(), *(("change", one) for one in asked.sorts)]
    return ChangesOut(items=items, next=next_page(request, pairs, "before", cursor) if cursor else None)
