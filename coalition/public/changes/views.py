"""`/changes/`: by the day of recording, and what is new to this browser; the same as Atom feeds."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.changes import queries
from coalition.public.changes.feed import atom
from coalition.public.changes.parameters import read
from coalition.public.changes.presenters import by_day, sort_links
from coalition.public.matrix_data.queries import is_country
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.selection import Selection
from coalition.register.models import Country

PAGE = ENTRIES = 50
ATOM = "application/atom+xml; charset=utf-8"


@require_safe
@cache_until_register_changes
def changes(request: HttpRequest) -> HttpResponse:
    asked = read(request.GET)
    rows = queries.changes(asked.selection, sorts=asked.sorts)
    found, more = queries.page_of(rows, before=asked.before, size=PAGE)
    address = reverse("public:changes")
    context: dict[str, Any] = {
        "days": by_day(found),
        "count": ngettext("%(count)d change on this page", "%(count)d changes on this page", len(found))
        % {"count": len(found)},
        "choices": sort_links(asked),
        "feed": reverse("public:changes_feed") + asked.selection.query(),
        "newest": found[0].id if found and asked.before is None else None,
        "next": address + asked.at(more).query() if more else None,
        "previous": address + asked.at(None).query() if asked.before else None,
        "home": address,
    }
    return TemplateResponse(request, "public/changes/changes.html", context)


@require_safe
@cache_until_register_changes
def changes_feed(request: HttpRequest) -> HttpResponse:
    asked = read(request.GET)
    rows = queries.changes(asked.selection, sorts=asked.sorts)
    found, _more = queries.page_of(rows, before=asked.before, size=ENTRIES)
    title = _("What changed: %(name)s") % {"name": codebook().name}
    return HttpResponse(atom(request, title, reverse("public:changes"), found), content_type=ATOM)


@require_safe
@cache_until_register_changes
def country_feed(request: HttpRequest, code: str) -> HttpResponse:
    if not is_country(code):
        raise Http404
    rows = queries.changes(Selection(country=(code,)))
    found, _more = queries.page_of(rows, before=None, size=ENTRIES)
    title = _("What changed: %(name)s") % {"name": Country(code=code).name}
    address = reverse("public:country", args=[code])
    return HttpResponse(atom(request, title, address, found), content_type=ATOM)
