"""Where we look: the chiefs' page of sources."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from coalition.accounts.http import EditorRequest
from coalition.review.source_admin.forms import SourceForm
from coalition.review.source_admin.queries import all_sources
from coalition.sources import source_admin
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Source

# A part of the address -> what it does to the source, and what is said afterwards.
CHANGES = {
    "pause": (source_admin.pause, gettext_noop("%(name)s is paused.")),
    "resume": (source_admin.resume, gettext_noop("%(name)s is looked at again.")),
    "poll": (source_admin.poll_now, gettext_noop("%(name)s is looked at within the next half minute.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: EditorRequest) -> HttpResponse:
    form = SourceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            source = source_admin.add_source(by=request.user, **form.cleaned_data)
        except ForbiddenAddress as forbidden:
            form.add_error("url", str(forbidden))
        else:
            messages.success(request, _("%(name)s is looked at from now on.") % {"name": source})
            return redirect("review:sources")
    status = 422 if form.is_bound else 200
    context = {"form": form, "sources": all_sources()}
    return TemplateResponse(request, "review/source_admin/sources.html", context, status=status)


@require_POST
def change_source(request: EditorRequest, pk: int, change: str) -> HttpResponse:
    """Pause, resume, or poll now."""
    if change not in CHANGES:
        raise Http404
    source = get_object_or_404(Source, pk=pk)
    act, message = CHANGES[change]
    act(by=request.user, source=source)
    messages.success(request, _(message) % {"name": source})
    return redirect("review:sources")
