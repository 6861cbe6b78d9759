"""Editors record whether a condition holds, how far a mandate has got, and what was claimed of a group."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coalition.accounts.http import EditorRequest
from coalition.register.actions import Refused
from coalition.review.dated_forms import FORMS

TITLES = {
    "condition": gettext_lazy("Whether a condition is met"),
    "mandate": gettext_lazy("How far a mandate has got"),
    "claim": gettext_lazy("What was claimed of a group"),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dated(request: EditorRequest, what: str) -> HttpResponse:
    if what not in FORMS:
        raise Http404
    form = FORMS[what](request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.record(request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Recorded."))
            return redirect("review:dated", what)
    context = {
        "form": form,
        "title": TITLES[what],
        "sorts": [(reverse("review:dated", args=[one]), title, one == what) for one, title in TITLES.items()],
    }
    return TemplateResponse(request, "review/dated.html", context, status=422 if form.is_bound else 200)
