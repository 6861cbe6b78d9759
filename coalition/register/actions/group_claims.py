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
def record_group_claim(*, by: User, claimed: GroupClaimInput, seen: int | None = None) -> GroupClaim:
    """Record a statement on a group. Raises Refused with one sentence.

    `seen` is the newest claim on record when the editor looked: when one of the same speaker or the same day has been
    recorded since, nothing is written and Moved is raised, for it may be the same one.
    """
    now = ledger.begin()
    same = Q(claimed_by__iexact=claimed.claimed_by.strip()) | Q(said_on=claimed.said_on)
    persistence.not_moved(GroupClaim.objects.filter(same), seen)
    _check(claimed, now)
    return _write(by, _values(claimed), claimed.evidence, now)


@transaction.atomic
def correct_group_claim(*, by: User, wrong: GroupClaim, claimed: GroupClaimInput, reason: str) -> GroupClaim:
    """Put a better word in the place of another; both stay, and the reason is shown."""
    now = ledger.begin()
    _check(claimed, now)
    return _write(by, _values(claimed) | persistence.superseding(wrong, reason), claimed.evidence, now)


@transaction.atomic
def retract_group_claim(*, by: User, wrong: GroupClaim, reason: str) -> GroupClaim:
    """Take a statement on a group back without putting another in its place."""
    now = ledger.begin()
    return _write(
        by, persistence.copied(wrong) | persistence.superseding(wrong, reason, Nature.RETRACTION), (), now
    )


def _check(claimed: GroupClaimInput, now: datetime) -> None:
    checks.words(claimed.claimed_by, _("Say who claimed it."))
    checks.words(claimed.what, _("Say what was claimed."))
    checks.kinds(claimed.kinds)
    checks.conditions(claimed.conditions)
    checks.day(claimed.said_on, claimed.precision, now)
    checks.evidence(claimed.evidence)


def _values(claimed: GroupClaimInput) -> dict[str, Any]:
    return {
        "claimed_by": claimed.claimed_by.strip(),
        "number": claimed.number,
        "what": claimed.what.strip(),
        "kinds": list(claimed.kinds),
        "conditions": list(claimed.conditions),
        "said_on": claimed.said_on,
        "said_on_precision": claimed.precision,
    }


def _write(by: User, values: dict[str, Any], evidence: Sequence[EvidenceInput], now: datetime) -> GroupClaim:
    row = GroupClaim.objects.create(**values, **persistence.author_fields(by, now))
    persistence.add_evidence(Entry.Subject.GROUP_CLAIM, row, evidence)
    persistence.append_entry(Entry.Subject.GROUP_CLAIM, row.pk, row, now)
    return row
