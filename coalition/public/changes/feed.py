"""An Atom feed (RFC 4287) of changes."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from coalition.codebook.loader import codebook
from coalition.core.control_characters import without_control_characters
from coalition.public.changes.model import Change
from coalition.public.changes.presenters import ChangePresenter, label


def atom(request: HttpRequest, title: str, page_url: str, changes: Iterable[Change]) -> str:
    """The document; `changes`: the newest first."""
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page_url),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=str(codebook().site.title),
    )
    for change in changes:
        shown = ChangePresenter(change)
        feed.add_item(
            title=f"{shown.headline} ({label(change.sort)})",
            link=request.build_absolute_uri(shown.url),
            description=_summary(change),
            unique_id=request.build_absolute_uri(f"{shown.url}#assessment-{change.id}"),
            updateddate=change.recorded_at,
            pubdate=change.recorded_at,
            categories=[change.kind, change.sort],
        )
    return str(feed.writeString("utf-8"))


def _summary(change: Change) -> str:
    said = f"{change.said_on.isoformat()}: {change.words}"
    return without_control_characters(f"{said} — {change.reason}" if change.reason else said)
