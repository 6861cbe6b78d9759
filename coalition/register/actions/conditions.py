"""Conditions come to hold or cease to, from a day on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import EvidenceInput, Refused
from coalition.register.chain import ledger
from coalition.register.models import Condition, ConditionState, Entry
from coalition.register.models.versioned import Nature


@transaction.atomic
def set_condition(
    *,
    by: User,
    condition: Condition,
    state: str,
    said_on: date,
    evidence: Sequence[EvidenceInput],
    precision: str = "day",
    seen: int | None = None,
) -> ConditionState:
    """Record that a condition was met, or not, from a day on. Raises Refused with one sentence.

    `seen` is the newest state on record (of any condition) when the editor looked: when one of this condition has been
    recorded since, nothing is written and EditConflict is raised; so in `correct_condition` and `retract_condition`.
    """
    now = ledger.begin()
    persistence.require_unchanged(condition.states.all(), seen)
    _check(state, said_on, precision, evidence, now)
    values = {"condition": condition, "state": state, "said_on": said_on, "said_on_precision": precision}
    return _write(by, values, evidence, now)


@transaction.atomic
def correct_condition(
    *,
    by: User,
    wrong: ConditionState,
    state: str,
    said_on: date,
    evidence: Sequence[EvidenceInput],
    reason: str,
    precision: str = "day",
    seen: int | None = None,
) -> ConditionState:
    """Supersede what was recorded of a condition by something better; both stay, and the reason is shown."""
    now = ledger.begin()
    persistence.require_unchanged(wrong.condition.states.all(), seen)
    _check(state, said_on, precision, evidence, now)
    values = {
        "condition": wrong.condition,
        "state": state,
        "said_on": said_on,
        "said_on_precision": precision,
    }
    return _write(by, values | persistence.correction_fields(wrong, reason), evidence, now)


@transaction.atomic
def retract_condition(
    *, by: User, wrong: ConditionState, reason: str, seen: int | None = None
) -> ConditionState:
    """Take back what was recorded of a condition without putting anything in its place."""
    now = ledger.begin()
    persistence.require_unchanged(wrong.condition.states.all(), seen)
    values = persistence.retracted_fields(wrong) | persistence.correction_fields(
        wrong, reason, Nature.RETRACTION
    )
    return _write(by, values, (), now)


def _check(
    state: str, said_on: date, precision: str, evidence: Sequence[EvidenceInput], now: datetime
) -> None:
    if state not in ConditionState.State.values:
        raise Refused(_("Say whether the condition was met or not."))
    checks.day(said_on, precision, now)
    checks.evidence(evidence)


def _write(
    by: User, values: dict[str, Any], evidence: Sequence[EvidenceInput], now: datetime
) -> ConditionState:
    row = ConditionState.objects.create(**values, **persistence.author_fields(by, now))
    persistence.add_evidence(Entry.Subject.CONDITION_STATE, row, evidence)
    persistence.append_entry(Entry.Subject.CONDITION_STATE, row.pk, row, now)
    return row
