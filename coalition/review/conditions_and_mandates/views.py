"""Editors record whether a condition holds, how far a mandate has got, what was claimed of a group; and put it right."""

from typing import Any

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
from coalition.register.actions import Moved, Refused
from coalition.register.models.versioned import Nature, Superseding
from coalition.review.conditions_and_mandates.correction_forms import SORTS, newest
from coalition.review.conditions_and_mandates.presenters import history, live, word
from coalition.review.corrections.forms import last_version, own_pieces, pieces_behind


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def context_records(request: EditorRequest, what: str) -> HttpResponse:
    """What counts, and the form for one more word."""
    if what not in SORTS:
        raise Http404
    sort = SORTS[what]
    if request.method != "POST":
        start = {"said_on": timezone.now().date(), "seen": newest(sort.model)}
        about = {name: request.GET[name] for name in sort.form.ABOUT if name in request.GET}
        return _sheet(request, what, sort.form(initial=start | about))
    form = sort.form(request.POST)
    if not form.is_valid():
        return _sheet(request, what, form, status=422)
    try:
        form.record(request.user)
    except Moved as moved:
        data = request.POST.copy()
        data["seen"] = str(newest(sort.model))
        again = sort.form(data)
        again.add_error(None, str(moved))
        return _sheet(request, what, again, status=409, theirs=moved.current)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _sheet(request, what, form, status=422)
    messages.success(request, _("Recorded."))
    return redirect("review:dated", what)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct_context_record(request: EditorRequest, what: str, pk: int) -> HttpResponse:
    if what not in SORTS:
        raise Http404
    sort = SORTS[what]
    row = get_object_or_404(sort.model._default_manager.all(), pk=pk)
    if request.method != "POST":
        return _first_look(request, what, row)
    retracting = request.POST.get("act") == "retract"
    form = sort.correction(row, request.POST, retracting=retracting)
    if not form.is_valid():
        return _page(request, what, form, status=422)
    try:
        if row.nature == Nature.RETRACTION:
            raise Moved(row)
        done = form.retract(request.user) if retracting else form.correct(request.user)
    except Moved as moved:
        return _side_by_side(request, what, row, moved, retracting=retracting)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, what, form, status=422)
    said = _("Taken back, and readers see why.") if retracting else _("Corrected, and readers see why.")
    messages.success(request, said)
    return redirect(f"{reverse('review:dated', args=[what])}#w{done.pk}")


def _first_look(request: EditorRequest, what: str, row: Superseding) -> HttpResponse:
    """The form for the version that counts: only that one can be put right."""
    last = last_version(row)
    if last.nature == Nature.RETRACTION:
        messages.error(request, _("This has been taken back: there is nothing to correct any more."))
        return redirect("review:dated", what)
    if last != row:
        messages.info(request, _("This has been corrected already. Here is the newest version."))
        return redirect("review:correct_dated", what, last.pk)
    return _page(request, what, SORTS[what].correction(row))


def _side_by_side(
    request: EditorRequest, what: str, row: Superseding, moved: Moved, *, retracting: bool
) -> HttpResponse:
    """Somebody else was faster: their change, and the editor's own text in a form that has now seen it."""
    last = last_version(row)
    data = request.POST.copy()
    theirs = [key for key in own_pieces(last) if key not in pieces_behind(row)]
    data.setlist("keep", [*data.getlist("keep"), *theirs])
    data["seen"] = str(newest(type(row)))
    form = SORTS[what].correction(last, data, retracting=retracting)
    form.add_error(None, str(moved))
    return _page(request, what, form, status=409, theirs=moved.current)


def _sheet(
    request: EditorRequest, what: str, form: Any, *, status: int = 200, theirs: Superseding | None = None
) -> HttpResponse:
    context = {
        "what": what,
        "form": form,
        "title": SORTS[what].title,
        "sorts": [
            (reverse("review:dated", args=[one]), sort.title, one == what) for one, sort in SORTS.items()
        ],
        "live": live(SORTS[what].model),
        "theirs": word(theirs) if theirs else None,
    }
    return TemplateResponse(request, "review/conditions_and_mandates/record.html", context, status=status)


def _page(
    request: EditorRequest, what: str, form: Any, *, status: int = 200, theirs: Superseding | None = None
) -> HttpResponse:
    context = {
        "what": what,
        "form": form,
        "title": SORTS[what].title,
        "now": word(form.row),
        "history": history(form.row),
        "gone": form.row.nature == Nature.RETRACTION,
        "theirs": word(theirs) if theirs else None,
        "afterwards": _("Nothing of yours was recorded. It stands below as you wrote it; compare both."),
    }
    return TemplateResponse(request, "review/conditions_and_mandates/correct.html", context, status=status)
