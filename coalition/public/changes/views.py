"""`/changes/`: by the day of recording; upgrades, downgrades, corrections; what is new to this browser."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from coalition.core.errors import BadParameter
from coalition.public.changes.presenters import present
from coalition.public.changes.queries import (
    SORTS,
    Change,
    Sort,
    moves,
    page,
)
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.selection.parameters import Selection, parse

PAGE = 50


@require_safe
@cache_until_register_changes
def changes(request: HttpRequest) -> HttpResponse:
    selection, sorts, before = read(request.GET)
    found, more = page(moves(selection, sorts=sorts), before=before, size=PAGE)
    days = [
        (day, [present(one) for one in group])
        for day, group in groupby(found, key=lambda one: one.recorded_at.date())
    ]
    address = reverse("public:changes")
    context: dict[str, Any] = {
        "days": days,
        "count": ngettext("%(count)d change on this page", "%(count)d changes on this page", len(found))
        % {"count": len(found)},
        "choices": [_choice(one, sorts, selection) for one in (None, *SORTS)],
        "feed": reverse("public:changes_feed") + selection.query(),
        "newest": found[0].id if found and before is None else None,
        "next": address + _query(selection, sorts, more) if more else None,
        "previous": address + _query(selection, sorts, None) if before else None,
        "filtered": bool(selection.pairs() or sorts or before),
        "home": address,
    }
    return TemplateResponse(request, "public/changes/changes.html", context)


def read(query: QueryDict) -> tuple[Selection, tuple[Sort, ...], int | None]:
    """The parameters of `/`, and two of our own: `change` (repeatable), and `before`, the cursor of a page."""
    rest = query.copy()
    wanted = [value for value in rest.pop("change", []) if value]
    for value in wanted:
        if value not in SORTS:
            takes = ", ".join(SORTS)
            raise BadParameter(
                "change",
                _("“change” can’t be “%(value)s”: it takes one of %(takes)s.")
                % {"value": value[:40], "takes": takes},
            )
    cursor = [value for value in rest.pop("before", []) if value]
    if len(cursor) > 1 or any(
        not (value.isascii() and value.isdigit() and len(value) < 19) for value in cursor
    ):
        raise BadParameter("before", _("“before” takes the number of one change, such as 120."))
    return parse(rest), tuple(one for one in SORTS if one in wanted), int(cursor[0]) if cursor else None


def _query(selection: Selection, sorts: tuple[Sort, ...], before: int | None) -> str:
    pairs = [*selection.pairs(), *(("change", one) for one in sorts)]
    if before is not None:
        pairs.append(("before", str(before)))
    return f"?{urlencode(pairs)}" if pairs else ""


def _choice(sort: Sort | None, chosen: tuple[Sort, ...], selection: Selection) -> dict[str, Any]:
    here = chosen == (sort,) if sort else not chosen
    return {
        "label": label(sort),
        "here": here,
        "url": reverse("public:changes") + _query(selection, (sort,) if sort else (), None),
    }


def label(sort: Sort | None) -> str:
    return {
        None: pgettext("changes", "All"),
        "new": pgettext("changes", "New"),
        "up": pgettext("changes", "Firmer"),
        "down": pgettext("changes", "Weaker"),
        "again": pgettext("changes", "Said again"),
        "correction": pgettext("changes", "Corrected"),
        "retraction": pgettext("changes", "Retracted"),
    }[sort]


__all__ = ["Change", "changes", "label", "read"]
