"""Which body must agree, and the steps of the procedure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import EvidenceInput, Procedure, Refused
from coalition.register.chain import ledger
from coalition.register.models import Entry, Mandate, MandateStep
from coalition.register.models.versioned import Nature


@transaction.atomic
def set_mandate(
    *, by: User, country: str, body: str, what: str, procedure: Procedure, seen: int | None = None
) -> MandateStep:
    """Record how far a mandate had got; the mandate itself is made when it is new. Raises Refused with one sentence.

    `seen` is the newest step on record (of any mandate) when the editor looked: when one of this mandate has been
    recorded since, nothing is written and Moved is raised; so in `correct_mandate` and `retract_mandate`.
    """
    body = checks.words(body, _("Say which body has to agree."))
    what = checks.words(what, _("Say what the body has to agree to."))
    now = ledger.begin()
    _check(procedure, now)
    mandate, _made = Mandate.objects.get_or_create(country_id=country, body=body, what=what)
    persistence.not_moved(mandate.steps.all(), seen)
    return _write(by, _values(mandate, procedure), procedure.evidence, now)


@transaction.atomic
def correct_mandate(
    *, by: User, wrong: MandateStep, procedure: Procedure, reason: str, seen: int | None = None
) -> MandateStep:
    """Put a better word in the place of one about the same mandate; both stay, and the reason is shown."""
    now = ledger.begin()
    persistence.not_moved(wrong.mandate.steps.all(), seen)
    _check(procedure, now)
    values = _values(wrong.mandate, procedure) | persistence.superseding(wrong, reason)
    return _write(by, values, procedure.evidence, now)


@transaction.atomic
def retract_mandate(*, by: User, wrong: MandateStep, reason: str, seen: int | None = None) -> MandateStep:
    """Take a word about a mandate back without putting another in its place."""
    now = ledger.begin()
    persistence.not_moved(wrong.mandate.steps.all(), seen)
    return _write(
        by, persistence.copied(wrong) | persistence.superseding(wrong, reason, Nature.RETRACTION), (), now
    )


def _check(procedure: Procedure, now: datetime) -> None:
    if procedure.state not in MandateStep.State.values:
        raise Refused(_("Choose how far the procedure has got."))
    checks.day(procedure.said_on, procedure.precision, now)
    checks.evidence(procedure.evidence)


def _values(mandate: Mandate, procedure: Procedure) -> dict[str, Any]:
    return {
        "mandate": mandate,
        "state": procedure.state,
        "state_words": procedure.words,
        "majority": procedure.majority,
        "next_on": procedure.next_on,
        "next_what": procedure.next_what,
        "said_on": procedure.said_on,
        "said_on_precision": procedure.precision,
    }


def _write(by: User, values: dict[str, Any], evidence: Sequence[EvidenceInput], now: datetime) -> MandateStep:
    row = MandateStep.objects.create(**values, **persistence.author_fields(by, now))
    persistence.add_evidence(Entry.Subject.MANDATE_STEP, row, evidence)
    persistence.append_entry(Entry.Subject.MANDATE_STEP, row.pk, row, now)
    return row
