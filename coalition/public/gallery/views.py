"""The components of templates/ui, each in its states, for those who build pages. Only in development."""

from itertools import groupby
from types import SimpleNamespace
from typing import get_args

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from coalition.codebook.schema import Sign
from coalition.public.gallery.specimens import CARD, LONG, specimens

# Nobody is signed in: only what the masthead asks of an account.
EDITOR = SimpleNamespace(is_authenticated=True, get_username="An editor")


@require_safe
def gallery(request: HttpRequest) -> TemplateResponse:
    """Every component; the masthead, the messages and the footer are the page's own (`?as=editor`: an editor's)."""
    if not settings.DEBUG:
        raise Http404
    messages.success(request, "A message about what was done.")
    messages.info(request, "A message about what is so.")
    messages.warning(request, "A message about what to look at.")
    messages.error(request, "A message about what failed.")
    messages.error(request, LONG)
    context: dict[str, object] = {
        "components": _components(request),
        "signs": get_args(Sign),
        "card": render_to_string("ui/opengraph.html", CARD).strip().splitlines(),
    }
    if request.GET.get("as") == "editor":
        context["user"] = EDITOR
    return TemplateResponse(request, "ui/gallery.html", context)


def _components(request: HttpRequest) -> list[tuple[str, list[tuple[str, SafeString]]]]:
    """Each component's name with its states: what they are called, and how they look."""
    return [
        (
            component,
            [
                (shown.state, render_to_string(f"ui/{component}.html", shown.context, request))
                for shown in states
            ],
        )
        for component, states in groupby(specimens(), key=lambda shown: shown.component)
    ]
