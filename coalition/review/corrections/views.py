"""An editor puts right what is on record, or takes it back, from the pledge's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coalition.accounts.http import EditorRequest
from coalition.codebook.loader import codebook
from coalition.register.models import Assessment, Country
from coalition.review.corrections import actions
from coalition.review.corrections.assessment_form import CorrectForm, newest_of
from coalition.review.corrections.forms import (
    last_version,
    newest_seen,
    own_pieces,
    pieces_behind,
)
from coalition.review.decide.actions import PledgeMoved, Refused
from coalition.review.decide.authority import warn_about
from coalition.review.decide.presenters import of_theirs, plain
from coalition.review.source_notices.queries import to_weigh


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: EditorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Assessment.objects.select_related("pledge"), pk=pk)
    if request.method != "POST":
        return _first_look(request, row)
    form = CorrectForm(row, request.POST, retracting=_retracting(request))
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        done = _record(request, row, form)
    except PledgeMoved as moved:
        return _side_by_side(request, row, moved)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=422)
    return redirect(f"{row.pledge.get_absolute_url()}#a{done.pk}")


def _retracting(request: EditorRequest) -> bool:
    return request.POST.get("act") == "retract"


def _record(request: EditorRequest, row: Assessment, form: CorrectForm) -> Assessment:
    by, reason, seen = request.user, form.cleaned_data["reason"], newest_seen(form)
    if form.retracting:
        done = actions.retract(by=by, assessment=row, reason=reason, seen=seen)
        messages.success(request, _("Taken back, and readers see why."))
        return done
    done = actions.correct(
        by=by,
        assessment=row,
        wanted=form.wanted(),
        proofs=form.proofs(),
        reason=reason,
        note=form.cleaned_data["note"],
        seen=seen,
    )
    messages.success(request, _("Corrected, and readers see why. What was on record stays to be seen."))
    warn_about(request, done)
    return done


def _first_look(request: EditorRequest, row: Assessment) -> HttpResponse:
    """The form for the version that counts: only that one can be put right."""
    last = last_version(row)
    if last.nature == Assessment.Nature.RETRACTION:
        messages.error(request, _("This has been taken back: there is nothing to correct any more."))
        return redirect(row.pledge)
    if last != row:
        messages.info(request, _("This has been corrected already. Here is the newest version."))
        return redirect("review:correct", last.pk)
    return _page(request, CorrectForm(row))


def _side_by_side(request: EditorRequest, row: Assessment, moved: PledgeMoved) -> HttpResponse:
    """Somebody else was faster: their change, and the editor's own text in a form that has now seen it."""
    last = last_version(row)
    data = request.POST.copy()
    theirs = [key for key in own_pieces(last) if key not in pieces_behind(row)]
    data.setlist("keep", [*data.getlist("keep"), *theirs])
    data["seen"] = str(newest_of(row.pledge_id))
    form = CorrectForm(last, data, retracting=_retracting(request))
    form.add_error(None, str(moved))
    return _page(request, form, status=409, theirs=moved.current)


def _page(
    request: EditorRequest, form: CorrectForm, *, status: int = 200, theirs: Assessment | None = None
) -> HttpResponse:
    row, book = form.row, codebook()
    countries = [Country(code=part.country_id) for part in row.pledge.participations.order_by("country")]
    conditions = [book.condition(one.condition.slug) for one in row.waits_for.select_related("condition")]
    context = {
        "form": form,
        "row": row,
        "gone": row.nature == Assessment.Nature.RETRACTION,
        "countries": countries,
        "kind": book.kind(row.pledge.kind),
        "status": book.status(row.status),
        "conditions": list(dict.fromkeys(conditions)),
        "low": plain(row.quantity_low),
        "high": plain(row.quantity_high),
        "notices": to_weigh([row])[0],
        "afterwards": _("Nothing of yours was recorded. It stands below as you wrote it; compare both."),
        **of_theirs(theirs),
    }
    return TemplateResponse(request, "review/corrections/correct.html", context, status=status)
