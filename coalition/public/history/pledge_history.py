"""The history of pledges as readers see it: every assessment, what became of it, and what it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Prefetch, QuerySet

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.history import source_notices
from coalition.public.matrix_data.build import Day, State, Waiting
from coalition.public.matrix_data.queries import condition_changes, met_on, quantity
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection
from coalition.register.models import Assessment, AssessmentCondition, Evidence, Participation, Pledge
from coalition.register.models.countries import country_name
from coalition.register.queries import cell_quality


@dataclass(frozen=True)
class Piece:
    """A piece of evidence with its words spelled out."""

    row: Evidence

    @property
    def tier(self) -> str:
        return str(codebook().tier(self.row.tier)) if codebook().knows("tier", self.row.tier) else ""

    @property
    def basis(self) -> str:
        return str(codebook().basis(self.row.basis)) if codebook().knows("basis", self.row.basis) else ""

    @property
    def host(self) -> str:
        """Where the link leads, when the publisher has no name."""
        return (urlsplit(self.row.url).hostname or "").removeprefix("www.")

    @property
    def link(self) -> str:
        """Only web addresses become links."""
        return self.row.url if urlsplit(self.row.url).scheme in ("http", "https") else ""


@dataclass(frozen=True)
class Step:
    """One assessment in its place in the history."""

    row: Assessment
    status: Status
    conditional: bool
    conditions: list[tuple[str, bool]]  # in words, and whether met on the day that is shown
    pieces: list[Piece]
    superseded: bool
    flags: Sequence[source_notices.Flag] = ()  # what its sources put right since
    moved: str = ""  # up, down, or nothing
    before: Status | None = None

    @property
    def quantity(self) -> str:
        row = self.row
        return formatting.quantity(
            quantity(row.quantity_low, row.quantity_high, row.quantity_unit), row.quantity_words
        )

    @property
    def mark(self) -> str:
        return formatting.MARKS.get(self.moved, "")

    @property
    def movement(self) -> str:
        return formatting.moved(self.moved, self.before.slug) if self.moved and self.before else ""


@dataclass(frozen=True)
class History:
    """One pledge with its steps, the newest first."""

    pledge: Pledge
    countries: tuple[str, ...]
    steps: list[Step]

    @property
    def now(self) -> Step | None:
        """The step that counts: the newest that was not superseded."""
        return next((step for step in self.steps if not step.superseded), None)

    @property
    def kind(self) -> str:
        return str(codebook().kind(self.pledge.kind))

    @property
    def names(self) -> str:
        return formatting.listing(country_name(code, formatting.locale()) for code in self.countries)

    @property
    def pieces(self) -> list[Piece]:
        """The evidence of everything that counts, whatever it says."""
        return [piece for step in self.steps for piece in step.pieces if not step.superseded]

    @property
    def reports(self) -> int:
        """How many independent reports there are of what it stands at, as the matrix counts them."""
        live = (step for step in self.steps if not step.superseded)
        return _reports(now, _near(now, live)) if (now := next(live, None)) else 0


@dataclass(frozen=True)
class Past:
    """The histories of some pledges, with the states of all conditions, up to one day and one time of knowing."""

    histories: list[History]
    changes: list[tuple[Waiting, date, str]]

    def on(self, day: date) -> Day:
        """What the states of these pledges were on a day."""
        states = (_state(history, day) for history in self.histories)
        return Day([state for state in states if state], met_on(self.changes, day))

    @property
    def days(self) -> list[date]:
        """The days on which something was said, the oldest first."""
        said = {
            step.row.said_on for history in self.histories for step in history.steps if not step.superseded
        }
        return sorted(said | {said_on for _condition, said_on, _state in self.changes})


def of(pledges: QuerySet[Pledge], selection: Selection) -> Past:
    """The histories of pledges, as they were known at the time and up to the day of the selection."""
    known = Assessment.objects.filter(said_on__lte=selection.day)
    if selection.known_at is not None:
        known = known.filter(recorded_at__lte=selection.known_at)
    evidence = Prefetch("evidence", Evidence.objects.order_by("published_on", "pk"))
    waiting = Prefetch("waits_for", AssessmentCondition.objects.select_related("condition"))
    told = known.with_fate(selection.known_at).in_order()
    steps = Prefetch("assessments", told.prefetch_related(evidence, waiting))
    rows = pledges.prefetch_related(
        steps, Prefetch("participations", Participation.objects.order_by("country"))
    )
    changes = [change for change in condition_changes(selection.known_at) if change[1] <= selection.day]
    met = met_on(changes, selection.day)
    flags = source_notices.flags((row for pledge in rows for row in pledge.assessments.all()), selection)
    histories = [_history(row, met, selection, flags) for row in rows]
    return Past([history for history in histories if history.steps], changes)


def _history(
    pledge: Pledge,
    met: frozenset[Waiting],
    selection: Selection,
    flags: Mapping[int, Sequence[source_notices.Flag]],
) -> History:
    rows = list(pledge.assessments.all())
    steps: list[Step] = []
    before: Status | None = None
    for row in reversed(rows):
        step = _step(row, met, selection, superseded=row.superseded, before=before)  # type: ignore[attr-defined]
        step = replace(step, flags=flags.get(row.pk, ()))
        steps.append(step)
        if not step.superseded:
            before = step.status
    countries = tuple(part.country_id for part in pledge.participations.all())
    return History(pledge, countries, steps[::-1])


def _step(
    row: Assessment, met: frozenset[Waiting], selection: Selection, *, superseded: bool, before: Status | None
) -> Step:
    status = codebook().status(row.status)
    gone = superseded or row.nature == Assessment.Nature.RETRACTION
    waits = [one.condition for one in row.waits_for.all()]
    held = {
        (one.slug, one.country_id): (one.slug, one.country_id) in met or one.slug in selection.suppose
        for one in waits
    }
    conditions = {str(codebook().condition(slug)): is_met for (slug, _whose), is_met in held.items()}
    rank, was = codebook().rank(row.status), codebook().rank(before.slug) if before else 0
    moved = "" if gone or before is None or rank == was else "up" if rank > was else "down"
    return Step(
        row=row,
        status=status,
        conditional=not all(held.values()) and status.slug != "refused",
        conditions=list(conditions.items()),
        pieces=[Piece(piece) for piece in row.evidence.all()],
        superseded=gone,
        moved=moved,
        before=before,
    )


def _state(history: History, day: date) -> State | None:
    """The matrix's own rule, for rows already at hand: the latest said, then the latest recorded."""
    live = (step for step in history.steps if not step.superseded and step.row.said_on <= day)
    step = next(live, None)
    if step is None:
        return None
    row, near = step.row, _near(step, live)
    return State(
        pledge=history.pledge.slug,
        kind=history.pledge.kind,
        title=history.pledge.title,
        countries=history.countries,
        status=row.status,
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        waits_for=tuple((one.condition.slug, one.condition.country_id) for one in row.waits_for.all()),
        quantity=quantity(row.quantity_low, row.quantity_high, row.quantity_unit),
        quantity_words=row.quantity_words,
        reports=_reports(step, near),
        contested=cell_quality.disputed(row, [one.row for one in near]),
    )


def _near(now: Step, earlier: Iterable[Step]) -> list[Step]:
    """Of the steps before the one that counts, the newest first, those that `cells` asks about."""
    return list(takewhile(lambda step: now.row.said_on - step.row.said_on <= cell_quality.WIDEST, earlier))


def _reports(now: Step, near: Sequence[Step]) -> int:
    """`cells.agreeing` for rows already at hand."""
    pieces = {step.row: step.pieces for step in (now, *near)}
    agreeing = cell_quality.agreeing(now.row, [step.row for step in near])
    return cell_quality.independent(piece.row for row in agreeing for piece in pieces[row])


def mentioned(histories: Iterable[History]) -> list[tuple[str, bool]]:
    """The conditions that the newest steps wait for, each once."""
    found: dict[str, bool] = {}
    for history in histories:
        if history.now:
            for name, is_met in history.now.conditions:
                found[name] = found.get(name, True) and is_met
    return list(found.items())


def context(past: Past) -> Mapping[str, Any]:
    return {"histories": past.histories, "conditions": mentioned(past.histories)}
