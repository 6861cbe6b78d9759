"""Conditions, their states and the pledges that wait for them, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coalition.codebook import schema
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.public.history.presenters import EvidencePresenter
from coalition.public.matrix_data.model import Quantity
from coalition.public.prose import formatting
from coalition.register.models import Assessment, ConditionState, Country
from coalition.register.queries.scenarios import Unlock


@dataclass(frozen=True)
class ConditionRow:
    """A condition, where it is met, how many pledges wait for it, and how many wait for nothing else."""

    condition: schema.Condition
    met: list[tuple[str, date]]  # whose (a country's name, or nothing when it is everybody's), and since when
    waiting: int
    freed: int


@dataclass(frozen=True)
class WaitingPledge:
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
            Quantity.of(row.quantity_low, row.quantity_high, row.quantity_unit), row.quantity_words
        )

    @property
    def still(self) -> str:
        return formatting.conditions_phrase(dict.fromkeys(condition.slug for condition in self.unlock.still))


@dataclass(frozen=True)
class StatePresenter:
    """One dated word on whether a condition is met."""

    row: ConditionState
    pieces: list[EvidencePresenter]
    superseded: bool

    @property
    def whose(self) -> str:
        return _whose(self.row)


def condition_rows(met: Iterable[ConditionState], waiting: Iterable[Assessment]) -> list[ConditionRow]:
    """One row a condition of the codebook, also those that nothing waits for."""
    since: dict[str, list[tuple[str, date]]] = {}
    met_ids = set()
    for state in met:
        since.setdefault(state.condition.slug, []).append((_whose(state), state.said_on))
        met_ids.add(state.condition_id)
    waits: Counter[str] = Counter()
    freed: Counter[str] = Counter()
    for assessment in waiting:
        slugs = {one.condition.slug for one in assessment.waits_for.all() if one.condition_id not in met_ids}
        waits.update(slugs)
        if len(slugs) == 1:
            freed.update(slugs)
    return [
        ConditionRow(one, sorted(since.get(one.slug, [])), waits[one.slug], freed[one.slug])
        for one in codebook().conditions
    ]


def state_history(rows: Iterable[ConditionState]) -> list[StatePresenter]:
    """In the order of the rows."""
    found = []
    for row in rows:
        gone = row.superseded or row.nature == Assessment.Nature.RETRACTION  # type: ignore[attr-defined]  # annotated
        found.append(StatePresenter(row, [EvidencePresenter(piece) for piece in row.evidence.all()], gone))
    return found


def _whose(state: ConditionState) -> str:
    """The country whose own condition it is; nothing for one that is everybody's."""
    return Country(code=state.condition.country_id).name if state.condition.country_id else ""
