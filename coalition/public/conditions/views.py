"""`/conditions/` and `/conditions/<slug>/`: what pledges wait for, whether it has come, and what it would unlock."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook import schema
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.history import pledge_history
from coalition.public.matrix_data.queries import quantity
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection, parse
from coalition.register.models import Assessment, ConditionState, Country, Evidence
from coalition.register.queries.scenarios import Unlock, unlocks

CLOCK = ("as_of", "known_at")


@dataclass(frozen=True)
class Line:
    """A condition, where it is met, how many pledges wait for it, and how many wait for nothing else."""

    condition: schema.Condition
    met: list[tuple[str, date]]  # whose (a country's name, or nothing when it is everybody's), and since when
    waiting: int
    freed: int


@dataclass(frozen=True)
class Waiting:
    """A pledge that waits for the condition, in words."""

    unlock: Unlock

    @property
    def row(self) -> Assessment:
        return self.unlock.assessment

    @property
    def countries(self) -> str:
        return formatting.listing(
            Country(code=part.country_id).name for part in self.row.pledge.participations.all()
        )

    @property
    def kind(self) -> Kind:
        return codebook().kind(self.row.pledge.kind)

    @property
    def status(self) -> Status:
        return codebook().status(self.row.status)

    @property
    def quantity(self) -> str:
        row = self.row
        return formatting.quantity(
            quantity(row.quantity_low, row.quantity_high, row.quantity_unit), row.quantity_words
        )

    @property
    def still(self) -> str:
        return formatting.if_met(dict.fromkeys(condition.slug for condition in self.unlock.still))


@dataclass(frozen=True)
class State:
    """One dated word on whether a condition is met."""

    row: ConditionState
    pieces: list[pledge_history.Piece]
    superseded: bool

    @property
    def whose(self) -> str:
        return Country(code=self.row.condition.country_id).name if self.row.condition.country_id else ""


@require_safe
@cache_until_register_changes
def conditions(request: Request) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    context = {"lines": _lines(selection), "selection": selection, "clock": selection.clock}
    return render_partial(request, "public/conditions/conditions.html", context, partials={})


@require_safe
@cache_until_register_changes
def condition(request: Request, slug: str) -> HttpResponse:
    if not codebook().knows("condition", slug):
        raise Http404
    selection = parse(request.GET, only=CLOCK)
    waiting = [Waiting(one) for one in unlocks(slug, selection.day, known_at=selection.known_at)]
    context = {
        "condition": codebook().condition(slug),
        "states": _states(slug, selection),
        "freed": [one for one in waiting if one.unlock.frees],
        "held": [one for one in waiting if not one.unlock.frees],
        "suppose": reverse("public:matrix") + selection.but(suppose=(slug,), lang=None).query(),
        "selection": selection,
        "clock": selection.clock,
    }
    return render_partial(request, "public/conditions/condition.html", context, partials={})


def _lines(selection: Selection) -> list[Line]:
    """One line a condition of the codebook, also those that nothing waits for. Four queries."""
    met: dict[str, list[tuple[str, date]]] = {}
    met_ids = set()
    for row in ConditionState.objects.met(selection.day, selection.known_at).select_related("condition"):
        whose = Country(code=row.condition.country_id).name if row.condition.country_id else ""
        met.setdefault(row.condition.slug, []).append((whose, row.said_on))
        met_ids.add(row.condition_id)
    waiting: Counter[str] = Counter()
    freed: Counter[str] = Counter()
    live = Assessment.objects.as_of(selection.day, selection.known_at).exclude(
        status__in=["refused", "withdrawn"]
    )
    for assessment in (
        live.filter(waits_for__isnull=False).distinct().prefetch_related("waits_for__condition")
    ):
        slugs = {one.condition.slug for one in assessment.waits_for.all() if one.condition_id not in met_ids}
        waiting.update(slugs)
        if len(slugs) == 1:
            freed.update(slugs)
    return [
        Line(one, sorted(met.get(one.slug, [])), waiting[one.slug], freed[one.slug])
        for one in codebook().conditions
    ]


def _states(slug: str, selection: Selection) -> list[State]:
    """Everything said about the condition by the day, as known at the time, corrections included; the newest first."""
    rows = ConditionState.objects.filter(condition__slug=slug, said_on__lte=selection.day)
    if selection.known_at is not None:
        rows = rows.filter(recorded_at__lte=selection.known_at)
    evidence = Prefetch("evidence", Evidence.objects.order_by("published_on", "pk"))
    told = rows.with_fate(selection.known_at).in_order()
    found = list(told.select_related("condition").prefetch_related(evidence))
    return list(_presented(found))


def _presented(rows: list[ConditionState]) -> Iterable[State]:
    for row in rows:
        gone = row.superseded or row.nature == Assessment.Nature.RETRACTION  # type: ignore[attr-defined]
        yield State(row, [pledge_history.Piece(piece) for piece in row.evidence.all()], gone)
