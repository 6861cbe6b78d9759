"""Editors record whether a condition holds, how far a mandate has got, what was claimed of a group; and correct it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coalition.accounts.http import EditorRequest
from coalition.register.actions import EditConflict, Refused
from coalition.register.models.versioned import Nature, Versioned
from coalition.review.conditions_and_mandates.correction_forms import Correction, conflict_form
from coalition.review.conditions_and_mandates.forms import ContextForm
from coalition.review.conditions_and_mandates.presenters import correction_context, list_context
from coalition.review.conditions_and_mandates.record_types import RECORD_TYPES, RecordType
from coalition.review.record.versions import newest_id, newest_version


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def context_records(request: EditorRequest, slug: str) -> HttpResponse:
    """What counts, and the form for one more statement."""
    record_type = _type_or_404(slug)
    if request.method != "POST":
        return _list(request, record_type, _initial_form(request, record_type))
    form = record_type.form(request.POST)
    if not form.is_valid():
        return _list(request, record_type, form, status=422)
    try:
        form.record(request.user)
    except EditConflict as moved:
        data = request.POST.copy()
        data["version"] = str(newest_id(record_type.model))
        again = record_type.form(data)
        again.add_error(None, str(moved))
        return _list(request, record_type, again, status=409, other=moved.current)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _list(request, record_type, form, status=422)
    messages.success(request, _("Recorded."))
    return redirect("review:context_records", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_context_record(request: EditorRequest, slug: str, pk: int) -> HttpResponse:
    record_type = _type_or_404(slug)
    row = get_object_or_404(record_type.model, pk=pk)
    if request.method != "POST":
        return _open(request, record_type, row)
    retracting = request.POST.get("act") == "retract"
    form = record_type.correction(row, request.POST, retracting=retracting)
    if not form.is_valid():
        return _correction(request, record_type, form, status=422)
    try:
        done = _replace(request, form)
    except EditConflict as moved:
        again = conflict_form(record_type.correction, row, request.POST, retracting=retracting)
        again.add_error(None, str(moved))
        return _correction(request, record_type, again, status=409, other=moved.current)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _correction(request, record_type, form, status=422)
    return redirect(f"{reverse('review:context_records', args=[slug])}#w{done.pk}")


def _type_or_404(slug: str) -> RecordType:
    if slug not in RECORD_TYPES:
        raise Http404
    return RECORD_TYPES[slug]


def _initial_form(request: EditorRequest, record_type: RecordType) -> ContextForm:
    """Today, and what the link that led here says it is about."""
    about = {name: request.GET[name] for name in record_type.form.SUBJECT if name in request.GET}
    initial = {"said_on": timezone.now().date(), "version": newest_id(record_type.model)}
    return record_type.form(initial=initial | about)


def _open(request: EditorRequest, record_type: RecordType, row: Versioned) -> HttpResponse:
    """The form for the newest version: only that one can be corrected."""
    newest = newest_version(row)
    if newest.nature == Nature.RETRACTION:
        messages.error(request, _("This has been taken back: there is nothing to correct any more."))
        return redirect("review:context_records", record_type.slug)
    if newest != row:
        messages.info(request, _("This has been corrected already. Here is the newest version."))
        return redirect("review:correct_context_record", record_type.slug, newest.pk)
    return _correction(request, record_type, record_type.correction(row))


def _replace(request: EditorRequest, form: Correction) -> Versioned:
    """Correct it, or take it back. Raises Refused; Moved when it has been taken back already."""
    if form.row.nature == Nature.RETRACTION:
        raise EditConflict(form.row)
    if form.retracting:
        done = form.retract(request.user)
        messages.success(request, _("Taken back, and readers see why."))
        return done
    done = form.correct(request.user)
    messages.success(request, _("Corrected, and readers see why."))
    return done


def _list(
    request: EditorRequest,
    record_type: RecordType,
    form: ContextForm,
    *,
    status: int = 200,
    other: Versioned | None = None,
) -> HttpResponse:
    context = list_context(record_type, form, other)
    return TemplateResponse(request, "review/conditions_and_mandates/list.html", context, status=status)


def _correction(
    request: EditorRequest,
    record_type: RecordType,
    form: Correction,
    *,
    status: int = 200,
    other: Versioned | None = None,
) -> HttpResponse:
    context = correction_context(record_type, form, other)
    return TemplateResponse(request, "review/conditions_and_mandates/correct.html", context, status=status)
