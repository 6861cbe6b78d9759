"""Putting right what was recorded: both stay on record, and the suggestions of its cells are weighed anew."""

from collections.abc import Sequence

from django.db import transaction

from coalition.accounts.models import User
from coalition.register import actions as register
from coalition.register import ledger
from coalition.register.actions import Judgement, Proof
from coalition.register.models import Assessment, Pledge
from coalition.review import bearing
from coalition.review.content import Content


@transaction.atomic
def correct(
    *, by: User, assessment: Assessment, wanted: Content, proofs: Sequence[Proof], reason: str, note: str = ""
) -> Assessment:
    """Supersede an assessment by a better one. Raises PledgeMoved when another has superseded it, Refused otherwise."""
    _lock(assessment.pledge)
    judgement = Judgement(
        status=wanted.status,
        said_on=wanted.said_on,
        precision=wanted.precision,
        conditions=sorted(wanted.conditions),
        quantity=wanted.quantity,
        evidence=proofs,
        note=note.strip(),
    )
    row = register.correct(by=by, assessment=assessment, judgement=judgement, reason=reason)
    _refresh(assessment.pledge)
    return row


@transaction.atomic
def retract(*, by: User, assessment: Assessment, reason: str) -> Assessment:
    """Take an assessment back without another in its place. Raises as `correct` does."""
    _lock(assessment.pledge)
    row = register.retract(by=by, assessment=assessment, reason=reason)
    _refresh(assessment.pledge)
    return row


def _lock(pledge: Pledge) -> None:
    ledger.begin()
    for code in _countries(pledge):
        bearing.lock(code, pledge.kind)


def _refresh(pledge: Pledge) -> None:
    for code in _countries(pledge):
        bearing.refresh(code, pledge.kind, moved=True)


def _countries(pledge: Pledge) -> list[str]:
    return sorted(pledge.participations.values_list("country_id", flat=True))
