"""Atom feeds (RFC 4287) of what changed: of any selection, and of one country."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.changes.presenters import present
from coalition.public.changes.queries import Change, moves, page
from coalition.public.changes.views import label, read
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.selection.parameters import Selection
from coalition.register.models import Country

ENTRIES = 50


@require_safe
@cache_until_register_changes
def changes_feed(request: HttpRequest) -> HttpResponse:
    selection, sorts, before = read(request.GET)
    found, _more = page(moves(selection, sorts=sorts), before=before, size=ENTRIES)
    title = _("What changed: %(name)s") % {"name": codebook().name}
    return _feed(request, title, reverse("public:changes"), found)


@require_safe
@cache_until_register_changes
def country_feed(request: HttpRequest, code: str) -> HttpResponse:
    country = get_object_or_404(Country, pk=code)
    found, _more = page(moves(Selection(country=(code,))), before=None, size=ENTRIES)
    title = _("What changed: %(name)s") % {"name": country.name}
    return _feed(request, title, reverse("public:country", args=[code]), found)


def _feed(request: HttpRequest, title: str, page_url: str, found: list[Change]) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page_url),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=_("Who committed what"),
    )
    for change in found:
        shown = present(change)
        feed.add_item(
            title=f"{shown.headline} ({label(change.sort)})",
            link=request.build_absolute_uri(shown.url),
            description=_summary(change),
            unique_id=request.build_absolute_uri(f"{shown.url}#assessment-{change.id}"),
            updateddate=change.recorded_at,
            pubdate=change.recorded_at,
            categories=[change.kind, change.sort],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _summary(change: Change) -> str:
    said = f"{change.said_on.isoformat()}: {change.words}"
    return f"{said} — {change.reason}" if change.reason else said
