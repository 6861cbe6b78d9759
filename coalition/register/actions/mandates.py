"""Which body must agree, and the steps of the step."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import EvidenceInput, MandateStepInput, Refused
from coalition.register.chain import ledger
from coalition.register.models import Entry, Mandate, MandateStep
from coalition.register.models.versioned import Nature


@transaction.atomic
def set_mandate(
    *, by: User, country: str, body: str, what: str, step: MandateStepInput, seen: int | None = None
) -> MandateStep:
    """Record how far a mandate had got; the mandate itself is made when it is new. Raises Refused with one sentence.

    `seen` is the newest step on record (of any mandate) when the editor looked: when one of this mandate has been
    recorded since, nothing is written and EditConflict is raised; so in `correct_mandate` and `retract_mandate`.
    """
    body = checks.required_text(body, _("Say which body has to agree."))
    what = checks.required_text(what, _("Say what the body has to agree to."))
    now = ledger.begin()
    _check(step, now)
    mandate, _made = Mandate.objects.get_or_create(country_id=country, body=body, what=what)
    persistence.require_unchanged(mandate.steps.all(), seen)
    return _write(by, _values(mandate, step), step.evidence, now)


@transaction.atomic
def correct_mandate(
    *, by: User, wrong: MandateStep, step: MandateStepInput, reason: str, seen: int | None = None
) -> MandateStep:
    """Supersede a step of a mandate by a better one; both stay, and the reason is shown."""
    now = ledger.begin()
    persistence.require_unchanged(wrong.mandate.steps.all(), seen)
    _check(step, now)
    values = _values(wrong.mandate, step) | persistence.correction_fields(wrong, reason)
    return _write(by, values, step.evidence, now)


@transaction.atomic
def retract_mandate(*, by: User, wrong: MandateStep, reason: str, seen: int | None = None) -> MandateStep:
    """Take a step of a mandate back without putting another in its place."""
    now = ledger.begin()
    persistence.require_unchanged(wrong.mandate.steps.all(), seen)
    return _write(
        by,
        persistence.retracted_fields(wrong) | persistence.correction_fields(wrong, reason, Nature.RETRACTION),
        (),
        now,
    )


def _check(step: MandateStepInput, now: datetime) -> None:
    if step.state not in MandateStep.State.values:
        raise Refused(_("Choose how far the procedure has got."))
    checks.day(step.said_on, step.precision, now)
    checks.evidence(step.evidence)


def _values(mandate: Mandate, step: MandateStepInput) -> dict[str, Any]:
    return {
        "mandate": mandate,
        "state": step.state,
        "state_words": step.words,
        "majority": step.majority,
        "next_on": step.next_on,
        "next_what": step.next_what,
        "said_on": step.said_on,
        "said_on_precision": step.precision,
    }


def _write(by: User, values: dict[str, Any], evidence: Sequence[EvidenceInput], now: datetime) -> MandateStep:
    row = MandateStep.objects.create(**values, **persistence.author_fields(by, now))
    persistence.add_evidence(Entry.Subject.MANDATE_STEP, row, evidence)
    persistence.append_entry(Entry.Subject.MANDATE_STEP, row.pk, row, now)
    return row
