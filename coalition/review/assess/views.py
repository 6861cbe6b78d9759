"""An editor changes a pledge's status directly, from the matrix."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from coalition.accounts.http import EditorRequest
from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Assessment, Country
from coalition.review.assess import actions
from coalition.review.assess.forms import AssessForm, initial_form
from coalition.review.forms.versions import write_versions
from coalition.review.record.assessments import CellMoved
from coalition.review.record.authority_warnings import warn
from coalition.review.record.conflicts import conflict, other_assessment
from coalition.review.suggestions.current_standings import CurrentStanding, current_standings

TEMPLATE = "review/assess/assess.html"
# The drawer beside the matrix, or the form itself when it comes back with errors.
PARTIALS = {"drawer": "assess", "assess": "assess"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: EditorRequest, code: str, kind: str) -> HttpResponse:
    """The form, in place or as a page of its own; what it sends is recorded through the desk's door."""
    country = get_object_or_404(Country, pk=code)
    if not codebook().knows("kind", kind):
        raise Http404
    standings = _standings(country, kind)
    if request.method != "POST":
        form = initial_form(code, kind, standings, request.GET.get("pledge", ""))
        return _form(request, country, kind, form)
    form = AssessForm(standings, request.POST)
    if not form.is_valid():
        return _form(request, country, kind, form, status=422)
    try:
        _record(request, code, kind, form)
    except (PledgeMoved, CellMoved) as moved:
        return _conflict(request, country, kind, moved)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, country, kind, form, status=422)
    return _recorded(request, country, kind)


def _standings(country: Country, kind: str) -> list[CurrentStanding]:
    return current_standings(country.code, kind, timezone.now().date())


def _record(request: EditorRequest, country: str, kind: str, form: AssessForm) -> None:
    decision = actions.assess(
        by=request.user,
        country=country,
        kind=kind,
        draft=form.draft(),
        evidence=[form.evidence_input()],
        **form.target(),
    )
    warn(request, decision.assessment)


def _conflict(request: EditorRequest, country: Country, kind: str, moved: Refused) -> HttpResponse:
    """Somebody else was faster: their change and the editor's own text, in a form that has now seen both."""
    standings = _standings(country, kind)
    data = request.POST.copy()
    data["versions"] = write_versions(standings)
    form = AssessForm(standings, data)
    form.add_error(None, str(moved))
    return _form(request, country, kind, form, status=409, other=other_assessment(moved))


def _form(
    request: EditorRequest,
    country: Country,
    kind: str,
    form: AssessForm,
    *,
    status: int = 200,
    other: Assessment | None = None,
) -> HttpResponse:
    context = {"country": country, "kind": codebook().kind(kind), "form": form, **conflict(other)}
    code = 200 if request.htmx else status  # htmx swaps nothing in that comes with an error's status
    return render_partial(request, TEMPLATE, context, partials=PARTIALS, status=code)


def _recorded(request: EditorRequest, country: Country, kind: str) -> HttpResponse:
    """The matrix hears `register-moved` and shows the cell, the drawer and the headline anew."""
    message = _("Recorded: %(country)s, %(kind)s.")
    messages.success(request, message % {"country": country.name, "kind": codebook().kind(kind)})
    if not request.htmx:
        return redirect("public:cell", country.code, kind)
    context = {"country": country, "kind": codebook().kind(kind)}
    response = render_partial(request, TEMPLATE, context, partials=dict.fromkeys(PARTIALS, "recorded"))
    return trigger_client_event(response, "register-moved", {"country": country.code, "kind": kind})
