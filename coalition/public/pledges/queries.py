"""A pledge, and the spans of time in which the record held it to stand at a status."""

from collections.abc import Iterable

from coalition.public.selection.selection import Selection
from coalition.register.models import Pledge, Standing

MOST = 200


def pledge(slug: str, selection: Selection) -> Pledge | None:
    """None also for one that nobody had recorded at the time that is asked about."""
    row = Pledge.objects.filter(slug=slug).first()
    if row and selection.known_at is not None and row.created_at > selection.known_at:
        return None
    return row


def standings(pledge: Pledge, selection: Selection) -> Iterable[Standing]:
    """The newest first, as known at the time and up to the day. One query."""
    rows = Standing.objects.filter(pledge=pledge, valid__startswith__lte=selection.day)
    if selection.known_at is not None:
        rows = rows.filter(known__startswith__lte=selection.known_at)
    return rows.select_related("assessment").order_by("-known__startswith", "-valid__startswith")[:MOST]
