"""The desk: the queue, one suggestion beside its article, and what the editor does with it.

The queue's address shows the same page, opened at the first suggestion: queue, article and decision are one page.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from coalition.accounts.http import EditorRequest
from coalition.core.htmx_partials import render_partial
from coalition.core.numbers import whole_number
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Assessment
from coalition.review.decide import actions, queries
from coalition.review.decide.forms import DecisionForm
from coalition.review.decide.presenters import desk_context
from coalition.review.decide.undo import undo
from coalition.review.forms.versions import write_versions
from coalition.review.models import Suggestion
from coalition.review.queue.queries import first, next_after
from coalition.review.record.assessments import CellMoved
from coalition.review.record.authority_warnings import warn
from coalition.review.record.conflicts import other_assessment
from coalition.review.record.decisions import AlreadyDecided
from coalition.review.suggestions import proposal_fields
from coalition.review.suggestions.current_standings import CurrentStanding, current_standings

REJECT = "reject-"


@never_cache
@require_safe
def show_queue(request: EditorRequest) -> HttpResponse:
    return _desk(request, first())


@never_cache
@require_safe
def show_suggestion(request: EditorRequest, pk: int) -> HttpResponse:
    suggestion = get_object_or_404(Suggestion, pk=pk)
    return _desk(request, suggestion, report=whole_number(request.GET.get("report", "")))


@require_POST
def decide(request: EditorRequest, pk: int) -> HttpResponse:
    """Accept, which amends when the form says something else than what is suggested, or reject for a reason."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    form = DecisionForm(_standings(suggestion), request.POST)
    following = next_after(suggestion)
    act = request.POST.get("act", "")
    try:
        if act.startswith(REJECT):
            _reject(request, suggestion, act.removeprefix(REJECT))
        elif form.is_valid():
            _accept(request, suggestion, form)
        else:
            return _desk(request, suggestion, form=form, status=422)
    except AlreadyDecided as late:
        messages.warning(request, str(late))
        return _go_to(request, suggestion)
    except (PledgeMoved, CellMoved) as moved:
        return _conflict(request, suggestion, moved)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _desk(request, suggestion, form=form, status=422)
    return _go_to(request, following)


def _reject(request: EditorRequest, suggestion: Suggestion, reason: str) -> None:
    actions.reject(by=request.user, suggestion=suggestion, reason=reason, note=request.POST.get("note", ""))
    messages.success(request, _("Rejected. Nothing was recorded but your decision."))


def _accept(request: EditorRequest, suggestion: Suggestion, form: DecisionForm) -> None:
    draft, by = form.draft(), request.user
    claims, basis = form.shown_claims(), form.cleaned_data["basis"]
    if draft.says_the_same_as(proposal_fields.of_suggestion(suggestion)):
        decision = actions.accept(by=by, suggestion=suggestion, claims=claims, basis=basis, **form.target())
        messages.success(request, _("Accepted and recorded."))
    else:
        decision = actions.amend(
            by=by, suggestion=suggestion, draft=draft, claims=claims, basis=basis, **form.target()
        )
        messages.success(request, _("Recorded as you amended it."))
    warn(request, decision.assessment)


@require_POST
def undo_decision(request: EditorRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(queries.decisions_with_suggestion(), pk=pk)
    try:
        again = undo(by=request.user, decision=decision)
    except Refused as refused:
        messages.error(request, str(refused))
        return _go_to(request, decision.suggestion)
    messages.success(request, _("Taken back. It waits for a decision again."))
    return _go_to(request, again)


def _standings(suggestion: Suggestion) -> list[CurrentStanding]:
    return current_standings(suggestion.country, suggestion.kind, suggestion.said_on)


def _conflict(request: EditorRequest, suggestion: Suggestion, moved: Refused) -> HttpResponse:
    """Somebody else was faster: their change and the editor's own text, in a form that has now seen both."""
    standings = _standings(suggestion)
    data = request.POST.copy()
    data["versions"] = write_versions(standings)
    form = DecisionForm(standings, data)
    form.add_error(None, str(moved))
    return _desk(request, suggestion, form=form, status=409, other=other_assessment(moved))


def _go_to(request: EditorRequest, suggestion: Suggestion | None) -> HttpResponse:
    """To another suggestion, or to the queue when none waits."""
    url = reverse("review:suggestion", args=[suggestion.pk]) if suggestion else reverse("review:queue")
    if not request.htmx:
        return redirect(url)
    return push_url(_desk(request, suggestion), url)


def _desk(
    request: EditorRequest,
    suggestion: Suggestion | None,
    *,
    report: int | None = None,
    form: DecisionForm | None = None,
    status: int = 200,
    other: Assessment | None = None,
) -> HttpResponse:
    # htmx swaps nothing in that comes with an error's status; the words of the answer say it all the same.
    return render_partial(
        request,
        "review/decide/desk.html",
        desk_context(suggestion, request.user, report=report, form=form, other=other),
        partials={"desk": "desk"},
        status=200 if request.htmx else status,
    )
