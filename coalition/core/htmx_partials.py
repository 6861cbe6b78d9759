"""A page and its fragments share one template; HTMX gets the fragment it asked for, everybody else the page."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers

from coalition.core.http import Request


def render_partial(
    request: Request,
    template: str,
    context: Mapping[str, object],
    *,
    partials: Mapping[str, str],
    status: int = 200,
) -> TemplateResponse:
    """Render `template`, or one `{% partialdef %}` of it when HTMX asks to fill an element that has one.

    `partials`: the id of the element on the page (HX-Target) -> the name of the partial that fills it. The
    server names the partial, never the client. When the browser goes back and htmx has no copy of the page
    (HX-History-Restore-Request) the whole page is sent.
    """
    partial = partials.get(request.htmx.target or "") if request.htmx else None
    if partial and not request.htmx.history_restore_request:
        template = f"{template}#{partial}"
    response = TemplateResponse(request, template, dict(context), status=status)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def push_address(request: Request, response: HttpResponse, address: str) -> HttpResponse:
    """HTMX shows the address above what it swapped in; where it goes back in history it has one already."""
    if request.htmx and not request.htmx.history_restore_request:
        response["HX-Push-Url"] = address
    return response
