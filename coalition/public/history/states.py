"""What the histories of some pledges say of a day, by the matrix's own rule."""

from dataclasses import dataclass
from datetime import date

from coalition.public.history.presenters import PledgeHistory, independent_reports, steps_near
from coalition.public.matrix_data.model import (
    ConditionKey,
    PledgeOnDay,
    Quantity,
    RegisterOnDay,
)
from coalition.public.matrix_data.queries import met_on
from coalition.register.queries import cell_quality


@dataclass(frozen=True)
class PledgeHistories:
    """The histories of some pledges, with the states of all conditions, up to one day and one time of knowing."""

    histories: list[PledgeHistory]
    changes: list[tuple[ConditionKey, date, str]]

    def on(self, day: date) -> RegisterOnDay:
        """What the states of these pledges were on a day."""
        states = (_state(history, day) for history in self.histories)
        return RegisterOnDay([state for state in states if state], met_on(self.changes, day))

    @property
    def days(self) -> list[date]:
        """The days on which something was said, the oldest first."""
        said = {
            step.row.said_on for history in self.histories for step in history.steps if not step.superseded
        }
        return sorted(said | {said_on for _condition, said_on, _state in self.changes})


def _state(history: PledgeHistory, day: date) -> PledgeOnDay | None:
    """The matrix's own rule, for rows already at hand: the latest said, then the latest recorded."""
    live = (step for step in history.steps if not step.superseded and step.row.said_on <= day)
    step = next(live, None)
    if step is None:
        return None
    row, near = step.row, steps_near(step, live)
    return PledgeOnDay(
        pledge=history.pledge.slug,
        kind=history.pledge.kind,
        title=history.pledge.title,
        countries=history.countries,
        status=row.status,
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        waits_for=tuple((one.condition.slug, one.condition.country_id) for one in row.waits_for.all()),
        quantity=Quantity.of(row.quantity_low, row.quantity_high, row.quantity_unit),
        quantity_words=row.quantity_words,
        reports=independent_reports(step, near),
        contested=cell_quality.disputed(row, [one.row for one in near]),
    )
