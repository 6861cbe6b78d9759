"""What somebody said of a group of countries without naming them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import EvidenceInput, GroupClaimInput
from coalition.register.chain import ledger
from coalition.register.models import Entry, GroupClaim
from coalition.register.models.versioned import Nature


@transaction.atomic
def record_group_claim(*, by: User, claim: GroupClaimInput, seen: int | None = None) -> GroupClaim:
    """Record a statement on a group. Raises Refused with one sentence.

    `seen` is the newest claim on record when the editor looked: when one of the same speaker or the same day has been
    recorded since, nothing is written and EditConflict is raised, for it may be the same one.
    """
    now = ledger.begin()
    same = Q(claimed_by__iexact=claim.claimed_by.strip()) | Q(said_on=claim.said_on)
    persistence.require_unchanged(GroupClaim.objects.filter(same), seen)
    _check(claim, now)
    return _write(by, _values(claim), claim.evidence, now)


@transaction.atomic
def correct_group_claim(*, by: User, wrong: GroupClaim, claim: GroupClaimInput, reason: str) -> GroupClaim:
    """Supersede a statement on a group by a better one; both stay, and the reason is shown."""
    now = ledger.begin()
    _check(claim, now)
    return _write(by, _values(claim) | persistence.correction_fields(wrong, reason), claim.evidence, now)


@transaction.atomic
def retract_group_claim(*, by: User, wrong: GroupClaim, reason: str) -> GroupClaim:
    """Take a statement on a group back without putting another in its place."""
    now = ledger.begin()
    return _write(
        by,
        persistence.retracted_fields(wrong) | persistence.correction_fields(wrong, reason, Nature.RETRACTION),
        (),
        now,
    )


def _check(claim: GroupClaimInput, now: datetime) -> None:
    checks.required_text(claim.claimed_by, _("Say who claimed it."))
    checks.required_text(claim.what, _("Say what was claimed."))
    checks.kinds(claim.kinds)
    checks.conditions(claim.conditions)
    checks.day(claim.said_on, claim.precision, now)
    checks.evidence(claim.evidence)


def _values(claim: GroupClaimInput) -> dict[str, Any]:
    return {
        "claimed_by": claim.claimed_by.strip(),
        "number": claim.number,
        "what": claim.what.strip(),
        "kinds": list(claim.kinds),
        "conditions": list(claim.conditions),
        "said_on": claim.said_on,
        "said_on_precision": claim.precision,
    }


def _write(by: User, values: dict[str, Any], evidence: Sequence[EvidenceInput], now: datetime) -> GroupClaim:
    row = GroupClaim.objects.create(**values, **persistence.author_fields(by, now))
    persistence.add_evidence(Entry.Subject.GROUP_CLAIM, row, evidence)
    persistence.append_entry(Entry.Subject.GROUP_CLAIM, row.pk, row, now)
    return row
