"""What rests on a source that put itself right, and is to be looked at again; and how such a notice is recorded."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coalition.accounts.http import EditorRequest
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.register import actions
from coalition.register.actions import Refused
from coalition.register.models import Assessment, Country, Evidence, Notice
from coalition.review.corrections import actions as corrections
from coalition.review.source_notices.queries import to_weigh

SORTS = {
    Notice.Sort.CORRECTED: gettext_lazy("corrected something"),
    Notice.Sort.WITHDRAWN: gettext_lazy("withdrew its report"),
}


class NoticeForm(forms.Form):
    url = forms.URLField(
        label=gettext_lazy("Address of the report"), max_length=2000, required=False, assume_scheme="https"
    )
    origin = forms.CharField(
        label=gettext_lazy("Or the origin of many reports, such as an agency"), max_length=200, required=False
    )
    sort = forms.ChoiceField(label=gettext_lazy("The source"), choices=list(SORTS.items()))
    what = forms.CharField(
        label=gettext_lazy("What was wrong, and where it says so"), widget=forms.Textarea({"rows": 3})
    )
    said_on = forms.DateField(
        label=gettext_lazy("On"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"label_suffix": "", "initial": {"said_on": timezone.now().date()}} | kwargs
        )


@dataclass(frozen=True)
class Flagged:
    """An assessment with the notices it has still to be held against."""

    row: Assessment
    notices: list[Notice]

    @property
    def kind(self) -> Kind:
        return codebook().kind(self.row.pledge.kind)

    @property
    def status(self) -> Status:
        return codebook().status(self.row.status)

    @property
    def country(self) -> str:
        """The first of its countries: where the status is changed."""
        return min(part.country_id for part in self.row.pledge.participations.all())

    @property
    def countries(self) -> list[Country]:
        return [Country(code=part.country_id) for part in self.row.pledge.participations.all()]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def flagged(request: EditorRequest) -> HttpResponse:
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            notice = actions.notice_source(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            touched = Evidence.objects.resting_on(notice).filter(assessment__isnull=False)
            number = touched.values("assessment").distinct().count()
            words = ngettext(
                "Recorded. It touches %(number)d assessment.",
                "Recorded. It touches %(number)d assessments.",
                number,
            )
            messages.success(request, words % {"number": number})
            return redirect("review:flagged")
    context = {"form": form, "flagged": _flagged()}
    return TemplateResponse(
        request, "review/source_notices/flagged.html", context, status=422 if form.is_bound else 200
    )


@require_POST
def uphold(request: EditorRequest, assessment: int, notice: int) -> HttpResponse:
    """Let an assessment stand although its source put itself right; or take it back, for the reason given."""
    row = get_object_or_404(Assessment, pk=assessment)
    about = get_object_or_404(Notice, pk=notice)
    try:
        note = request.POST.get("note", "")
        if request.POST.get("act") == "retract":
            corrections.retract(by=request.user, assessment=row, reason=note)
            messages.success(request, _("Taken back, and readers see why."))
        else:
            actions.uphold(by=request.user, assessment=row, notice=about, note=note)
            messages.success(request, _("It stands, and readers see why."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("review:flagged")


def _flagged() -> list[Flagged]:
    rows = Assessment.objects.flagged().in_order().select_related("pledge")
    found = list(rows.prefetch_related("evidence", "pledge__participations"))
    return [Flagged(row, open_notices) for row, open_notices in zip(found, to_weigh(found), strict=True)]
