"""What rests on a source that put itself right, and is to be looked at again; and how such a notice is recorded."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from coalition.accounts.http import EditorRequest
from coalition.register import actions
from coalition.register.actions import Refused
from coalition.register.models import Assessment, Notice
from coalition.review.record import corrections
from coalition.review.source_notices.forms import NoticeForm
from coalition.review.source_notices.presenters import list_flagged
from coalition.review.source_notices.queries import count_assessments_touched


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
            messages.success(request, _recorded(count_assessments_touched(notice)))
            return redirect("review:flagged")
    status = 422 if form.is_bound else 200
    context = {"form": form, "flagged": list_flagged()}
    return TemplateResponse(request, "review/source_notices/flagged.html", context, status=status)


def _recorded(number: int) -> str:
    message = ngettext(
        "Recorded. It touches %(number)d assessment.", "Recorded. It touches %(number)d assessments.", number
    )
    return message % {"number": number}


@require_POST
def resolve(request: EditorRequest, assessment: int, notice: int) -> HttpResponse:
    """Let an assessment stand although its source put itself right; or take it back, for the reason given."""
    row = get_object_or_404(Assessment, pk=assessment)
    about = get_object_or_404(Notice, pk=notice)
    note = request.POST.get("note", "")
    try:
        if request.POST.get("act") == "retract":
            corrections.retract(by=request.user, assessment=row, reason=note)
            messages.success(request, _("Taken back, and readers see why."))
        else:
            actions.uphold(by=request.user, assessment=row, notice=about, note=note)
            messages.success(request, _("It stands, and readers see why."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("review:flagged")
