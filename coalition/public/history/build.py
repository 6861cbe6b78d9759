"""A pledge's history, built from its rows: what each assessment changed, and what it waited for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.codebook.traits import Stance
from coalition.public.history import notices
from coalition.public.history.presenters import EvidencePresenter, HistoryStep, PledgeHistory
from coalition.public.matrix_data.model import ConditionKey
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, Pledge


def pledge_history(
    pledge: Pledge,
    met: frozenset[ConditionKey],
    selection: Selection,
    flags: Mapping[int, Sequence[notices.NoticeFlag]],
) -> PledgeHistory:
    rows = list(pledge.assessments.all())
    steps: list[HistoryStep] = []
    before: Status | None = None
    for row in reversed(rows):
        step = _step(row, met, selection, superseded=row.superseded, before=before)  # type: ignore[attr-defined]  # annotated
        step = replace(step, flags=flags.get(row.pk, ()))
        steps.append(step)
        if not step.superseded:
            before = step.status
    countries = tuple(part.country_id for part in pledge.participations.all())
    return PledgeHistory(pledge, countries, steps[::-1])


def _step(
    row: Assessment,
    met: frozenset[ConditionKey],
    selection: Selection,
    *,
    superseded: bool,
    before: Status | None,
) -> HistoryStep:
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
    return HistoryStep(
        row=row,
        status=status,
        conditional=not all(held.values()) and status.stance != Stance.REFUSAL,
        conditions=list(conditions.items()),
        pieces=[EvidencePresenter(piece) for piece in row.evidence.all()],
        superseded=gone,
        moved=moved,
        before=before,
    )
