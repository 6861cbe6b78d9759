"""`/changes`: what changed, newest first."""

from dataclasses import asdict
from datetime import date, datetime

from django.http import HttpRequest
from ninja import Schema

from coalition.api.pagination import PAGE_SIZE, next_page
from coalition.api.v1.router import router
from coalition.public.changes.queries import moves, page
from coalition.public.changes.views import read


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
    selection, sorts, before = read(request.GET)
    found, cursor = page(moves(selection, sorts=sorts), before=before, size=PAGE_SIZE)
    items = [ChangeOut(change=one.sort, **asdict(one)) for one in found]
    pairs = [*selection.pairs(), *(("change", one) for one in sorts)]
    return ChangesOut(items=items, next=next_page(request, pairs, "before", cursor) if cursor else None)
