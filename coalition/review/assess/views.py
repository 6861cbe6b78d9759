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
from coalition.register.models import Assessment, Country
from coalition.review.decide import actions
from coalition.review.decide.actions import CellMoved, PledgeMoved, Refused
from coalition.review.decide.authority import warn
from coalition.review.decide.forms import NEW, AssessForm, write_seen
from coalition.review.decide.presenters import of_theirs
from coalition.review.suggestions.current_standings import Standing, standings_of

# The drawer beside the matrix, or the form itself when it comes back with errors.
PARTIALS = {"drawer": "assess", "assess": "assess"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: EditorRequest, code: str, kind: str) -> HttpResponse:
    """The form, in place or as a page of its own; what it sends is recorded through the desk's door."""
    country = get_object_or_404(Country, pk=code)
    if not codebook().knows("kind", kind):
        raise Http404
    standings = standings_of(code, kind, timezone.now().date())
    if request.method != "POST":
        form = AssessForm(standings, initial=_initial(code, kind, standings, request.GET.get("pledge", "")))
        return _form(request, country, kind, form)
    form = AssessForm(standings, request.POST)
    if not form.is_valid():
        return _form(request, country, kind, form, status=422)
    try:
        decision = actions.assess(
            by=request.user,
            country=code,
            kind=kind,
            wanted=form.wanted(),
            proofs=[form.proof()],
            **form.target(),
        )
    except (PledgeMoved, CellMoved) as moved:
        return _side_by_side(request, country, kind, moved)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _form(request, country, kind, form, status=422)
    warn(request, decision)
    return _recorded(request, country, kind)


def _initial(code: str, kind: str, standings: list[Standing], chosen: str) -> dict[str, object]:
    one = next((one for one in standings if chosen in (str(one.pledge.pk), one.pledge.slug)), None)
    one = one or (standings[0] if standings else None)
    row = one.assessment if one else None
    return {
        "pledge": str(one.pledge.pk) if one else NEW,
        "title": actions.default_title(code, kind),
        "status": row.status if row else "",
        "conditions": sorted(one.conditions) if one else [],
        "said_on": timezone.now().date(),
        "precision": "day",
        "basis": "statement",
        "tier": "B",
        "seen": write_seen(standings),
    }


def _side_by_side(
    request: EditorRequest, country: Country, kind: str, moved: PledgeMoved | CellMoved
) -> HttpResponse:
    standings = standings_of(country.code, kind, timezone.now().date())
    data = request.POST.copy()
    data["seen"] = write_seen(standings)
    form = AssessForm(standings, data)
    form.add_error(None, str(moved))
    theirs = moved.current if isinstance(moved, PledgeMoved) else None
    return _form(request, country, kind, form, status=409, theirs=theirs)


def _form(
    request: EditorRequest,
    country: Country,
    kind: str,
    form: AssessForm,
    *,
    status: int = 200,
    theirs: Assessment | None = None,
) -> HttpResponse:
    context = {"country": country, "kind": codebook().kind(kind), "form": form, **of_theirs(theirs)}
    code = 200 if request.htmx else status  # htmx swaps nothing in that comes with an error's status
    return render_partial(request, "review/assess/assess.html", context, partials=PARTIALS, status=code)


def _recorded(request: EditorRequest, country: Country, kind: str) -> HttpResponse:
    """The matrix hears `register-moved` and shows the cell, the drawer and the headline anew."""
    words = _("Recorded: %(country)s, %(kind)s.")
    messages.success(request, words % {"country": country.name, "kind": codebook().kind(kind)})
    if not request.htmx:
        return redirect("public:cell", country.code, kind)
    context = {"country": country, "kind": codebook().kind(kind)}
    response = render_partial(
        request, "review/assess/assess.html", context, partials=dict.fromkeys(PARTIALS, "recorded")
    )
    return trigger_client_event(response, "register-moved", {"country": country.code, "kind": kind})
