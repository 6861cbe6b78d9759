"""The queue, one suggestion beside its article, and what the editor does with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from coalition.accounts.http import EditorRequest
from coalition.core.htmx_partials import render_partial
from coalition.register.models import Assessment
from coalition.review.corrections import actions as corrections
from coalition.review.decide import actions, presenters
from coalition.review.decide.actions import (
    AlreadyDecided,
    CellMoved,
    PledgeMoved,
    Refused,
)
from coalition.review.decide.authority import warn
from coalition.review.decide.forms import DecisionForm, write_seen
from coalition.review.models import Decision, Suggestion
from coalition.review.queue import queries
from coalition.review.suggestions import proposal_fields
from coalition.review.suggestions.current_standings import standings_of

REJECT = "reject-"


@never_cache
@require_safe
def show_queue(request: EditorRequest) -> HttpResponse:
    return _desk(request, queries.ordered().first())


@never_cache
@require_safe
def show_suggestion(request: EditorRequest, pk: int) -> HttpResponse:
    report = request.GET.get("report", "")
    return _desk(
        request, get_object_or_404(Suggestion, pk=pk), report=int(report) if report.isdecimal() else None
    )


@require_POST
def decide(request: EditorRequest, pk: int) -> HttpResponse:
    """Accept, which amends when the form says something else than what is suggested, or reject for a reason."""
    suggestion = get_object_or_404(Suggestion, pk=pk)
    standings = standings_of(suggestion.country, suggestion.kind, suggestion.said_on)
    form = DecisionForm(standings, request.POST)
    after = queries.following(suggestion)
    act = request.POST.get("act", "")
    try:
        if act.startswith(REJECT):
            note = request.POST.get("note", "")
            actions.reject(by=request.user, suggestion=suggestion, reason=act.removeprefix(REJECT), note=note)
            messages.success(request, _("Rejected. Nothing was recorded but your decision."))
        elif form.is_valid():
            _accept(request, suggestion, form)
        else:
            return _desk(request, suggestion, form=form, status=422)
    except AlreadyDecided as late:
        messages.warning(request, str(late))
        return _moved_on(request, suggestion)
    except (PledgeMoved, CellMoved) as moved:
        return _side_by_side(request, suggestion, form, moved)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _desk(request, suggestion, form=form, status=422)
    return _moved_on(request, after)


def _accept(request: EditorRequest, suggestion: Suggestion, form: DecisionForm) -> None:
    wanted, target = form.wanted(), form.target()
    target |= {"claims": form.seen_claims(), "basis": form.cleaned_data["basis"]}
    if wanted.same_as(proposal_fields.of_suggestion(suggestion)):
        decision = actions.accept(by=request.user, suggestion=suggestion, **target)
        messages.success(request, _("Accepted and recorded."))
    else:
        decision = actions.amend(by=request.user, suggestion=suggestion, wanted=wanted, **target)
        messages.success(request, _("Recorded as you amended it."))
    warn(request, decision)


@require_POST
def take_back(request: EditorRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.select_related("suggestion"), pk=pk)
    try:
        again = corrections.take_back(by=request.user, decision=decision)
    except Refused as refused:
        messages.error(request, str(refused))
        return _moved_on(request, decision.suggestion)
    messages.success(request, _("Taken back. It waits for a decision again."))
    return _moved_on(request, again)


def _side_by_side(
    request: EditorRequest, suggestion: Suggestion, form: DecisionForm, moved: PledgeMoved | CellMoved
) -> HttpResponse:
    """Somebody else was faster: their change and the editor's own text, and a form that has now seen both."""
    standings = standings_of(suggestion.country, suggestion.kind, suggestion.said_on)
    data = request.POST.copy()
    data["seen"] = write_seen(standings)
    again = DecisionForm(standings, data)
    again.add_error(None, str(moved))
    theirs = moved.current if isinstance(moved, PledgeMoved) else None
    return _desk(request, suggestion, form=again, status=409, theirs=theirs)


def _moved_on(request: EditorRequest, to: Suggestion | None) -> HttpResponse:
    """To another suggestion, or to the queue when none waits."""
    url = reverse("review:suggestion", args=[to.pk]) if to else reverse("review:queue")
    if not request.htmx:
        return redirect(url)
    return push_url(_desk(request, to), url)


def _desk(
    request: EditorRequest,
    suggestion: Suggestion | None,
    *,
    report: int | None = None,
    form: DecisionForm | None = None,
    status: int = 200,
    theirs: Assessment | None = None,
) -> TemplateResponse:
    context = presenters.context(suggestion, request.user, report=report, form=form, theirs=theirs)
    # htmx swaps nothing in that comes with an error's status; the words of the answer say it all the same.
    return render_partial(
        request,
        "review/decide/desk.html",
        context,
        partials={"desk": "desk"},
        status=200 if request.htmx else status,
    )
