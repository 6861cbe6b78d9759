"""Where we look: the chiefs' page of sources."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from coalition.accounts.http import EditorRequest
from coalition.codebook.loader import codebook
from coalition.sources import actions
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Source

ACTS = {"pause": actions.pause, "resume": actions.resume, "poll": actions.poll_now}


class SourceForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    url = forms.URLField(
        label=gettext_lazy("Address of the feed (RSS or Atom)"), max_length=1000, assume_scheme="https"
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"), initial="B")
    poll_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes between two looks"), initial=15, min_value=1, max_value=1440
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        choices = {
            "language": [("", _("find out")), *settings.LANGUAGES],
            "tier": [(one.slug, f"{one.slug} · {one}") for one in codebook().tiers],
        }
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
            field.choices = options


@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: EditorRequest) -> HttpResponse:
    form = SourceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            source = actions.add_source(by=request.user, **form.cleaned_data)
        except ForbiddenAddress as forbidden:
            form.add_error("url", str(forbidden))
        else:
            messages.success(request, _("%(name)s is looked at from now on.") % {"name": source})
            return redirect("review:sources")
    context = {"form": form, "sources": Source.objects.all()}
    return TemplateResponse(
        request, "review/source_admin/sources.html", context, status=422 if form.is_bound else 200
    )


@require_POST
def change_source(request: EditorRequest, pk: int, act: str) -> HttpResponse:
    """Pause, resume, or poll now."""
    if act not in ACTS:
        raise Http404
    source = get_object_or_404(Source, pk=pk)
    ACTS[act](by=request.user, source=source)
    words = {
        "pause": _("%(name)s is paused."),
        "resume": _("%(name)s is looked at again."),
        "poll": _("%(name)s is looked at within the next half minute."),
    }
    messages.success(request, words[act] % {"name": source})
    return redirect("review:sources")
