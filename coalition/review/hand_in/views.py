"""Handing in articles, and what became of what arrived."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coalition.accounts.http import EditorRequest
from coalition.core.htmx_partials import render_partial
from coalition.review.hand_in import presenters
from coalition.review.pipeline import advance
from coalition.sources import actions
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery

PAGE = 50


class HandInForm(forms.Form):
    """An address to be fetched, or a text that was pasted."""

    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https"
    )
    title = forms.CharField(label=gettext_lazy("Headline"), max_length=500, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea({"rows": 12}),
        help_text=gettext_lazy("Paste the text when the address can’t be fetched, or there is none."),
    )
    source = forms.CharField(label=gettext_lazy("Publisher"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    published = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        language = self.fields["language"]
        assert isinstance(language, forms.ChoiceField)  # noqa: S101 - for the type checker
        language.choices = [("", _("find out")), *settings.LANGUAGES]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("url") and not data.get("text"):
            raise forms.ValidationError(_("Give the article’s address, or paste its text."))
        if data.get("text") and not data.get("title") and not data.get("url"):
            self.add_error("title", _("A text without an address needs its headline."))
        if (day := data.get("published")) and day > timezone.now().date():
            self.add_error("published", _("This day lies in the future."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: EditorRequest) -> HttpResponse:
    form = HandInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            delivery = _deliver(request, form.cleaned_data)
        except ForbiddenAddress as forbidden:
            form.add_error("url", str(forbidden))
        else:
            advance(delivery.pk)
            messages.success(
                request, _("Handed in. It is read in the background; here you see what becomes of it.")
            )
            return redirect("review:deliveries")
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "review/hand_in/hand_in.html", {"form": form}, status=status)


def _deliver(request: EditorRequest, data: dict[str, Any]) -> Delivery:
    common = {"source_name": data["source"], "published_on": data["published"], "language": data["language"]}
    if data["text"]:
        return actions.hand_in_text(
            by=request.user, text=data["text"], title=data["title"], url=data["url"], **common
        )
    return actions.hand_in_url(by=request.user, url=data["url"], **common)


@never_cache
@require_safe
def deliveries(request: EditorRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    rows = presenters.newest(state if state in Delivery.State.values else "")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = presenters.described(page.object_list)
    context = {
        "arrivals": shown,
        "previous": presenters.address(state, page.previous_page_number()) if page.has_previous() else "",
        "next": presenters.address(state, page.next_page_number()) if page.has_next() else "",
        "label": f"{page.start_index()}–{page.end_index()} / {page.paginator.count}",
        "states": presenters.states(state),
        "waiting": any(not one.settled for one in shown),
    }
    return render_partial(
        request, "review/hand_in/deliveries.html", context, partials={"arrivals": "arrivals"}
    )
