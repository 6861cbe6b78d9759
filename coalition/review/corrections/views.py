"""An editor corrects what is on record, or retracts it, from the pledge's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coalition.accounts.http import EditorRequest
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Assessment
from coalition.review.corrections import queries
from coalition.review.corrections.forms import AssessmentCorrectionForm, conflict_form
from coalition.review.corrections.presenters import correction_context
from coalition.review.record import corrections
from coalition.review.record.authority_warnings import warn
from coalition.review.record.versions import newest_version


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: EditorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(queries.assessments(), pk=pk)
    if request.method != "POST":
        return _open(request, row)
    retracting = request.POST.get("act") == "retract"
    form = AssessmentCorrectionForm(row, request.POST, retracting=retracting)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        done = _retract(request, form) if retracting else _correct(request, form)
    except PledgeMoved as moved:
        again = conflict_form(row, request.POST, retracting=retracting)
        again.add_error(None, str(moved))
        return _page(request, again, status=409, other=moved.current)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=422)
    return redirect(f"{row.pledge.get_absolute_url()}#a{done.pk}")


def _open(request: EditorRequest, row: Assessment) -> HttpResponse:
    """The form for the newest version: only that one can be corrected."""
    newest = newest_version(row)
    if newest.nature == Assessment.Nature.RETRACTION:
        messages.error(request, _("This has been taken back: there is nothing to correct any more."))
        return redirect(row.pledge)
    if newest != row:
        messages.info(request, _("This has been corrected already. Here is the newest version."))
        return redirect("review:correct", newest.pk)
    return _page(request, AssessmentCorrectionForm(row))


def _retract(request: EditorRequest, form: AssessmentCorrectionForm) -> Assessment:
    done = corrections.retract(
        by=request.user,
        assessment=form.row,
        reason=form.cleaned_data["reason"],
        expected_version=form.expected_version,
    )
    messages.success(request, _("Taken back, and readers see why."))
    return done


def _correct(request: EditorRequest, form: AssessmentCorrectionForm) -> Assessment:
    done = corrections.correct(
        by=request.user,
        assessment=form.row,
        draft=form.draft(),
        evidence=form.evidence_inputs(),
        reason=form.cleaned_data["reason"],
        note=form.cleaned_data["note"],
        expected_version=form.expected_version,
    )
    messages.success(request, _("Corrected, and readers see why. What was on record stays to be seen."))
    warn(request, done)
    return done


def _page(
    request: EditorRequest,
    form: AssessmentCorrectionForm,
    *,
    status: int = 200,
    other: Assessment | None = None,
) -> HttpResponse:
    context = correction_context(form, other)
    return TemplateResponse(request, "review/corrections/correct.html", context, status=status)
