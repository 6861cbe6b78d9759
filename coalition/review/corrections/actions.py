"""Putting right what was recorded: both stay on record, and the suggestions of its cells are weighed anew."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.register import actions as register
from coalition.register.actions import (
    AssessmentInput,
    EvidenceInput,
    PledgeMoved,
    Refused,
)
from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions import cell_locks
from coalition.review.suggestions.proposal_fields import AssessmentDraft


@transaction.atomic
def correct(
    *,
    by: User,
    assessment: Assessment,
    wanted: AssessmentDraft,
    proofs: Sequence[EvidenceInput],
    reason: str,
    note: str = "",
    seen: int | None = None,
) -> Assessment:
    """Supersede an assessment by a better one. `seen`: the newest assessment of the pledge that the editor saw.

    Raises PledgeMoved when another has superseded it or, with `seen`, when the pledge has moved; Refused otherwise.
    """
    _not_gone(assessment)
    country = _first_country(assessment.pledge)
    cell_locks.begin(country, assessment.pledge.kind, assessment.pledge)
    judgement = AssessmentInput(
        status=wanted.status,
        said_on=wanted.said_on,
        precision=wanted.precision,
        conditions=sorted(wanted.conditions),
        quantity=wanted.quantity,
        evidence=proofs,
        note=note.strip(),
    )
    row = register.correct(by=by, assessment=assessment, judgement=judgement, reason=reason, seen=seen)
    cell_locks.settle(country, assessment.pledge.kind, assessment.pledge, taken_back=True)
    return row


@transaction.atomic
def retract(*, by: User, assessment: Assessment, reason: str, seen: int | None = None) -> Assessment:
    """Take an assessment back without another in its place. Raises as `correct` does."""
    _not_gone(assessment)
    country = _first_country(assessment.pledge)
    cell_locks.begin(country, assessment.pledge.kind, assessment.pledge)
    row = register.retract(by=by, assessment=assessment, reason=reason, seen=seen)
    cell_locks.settle(country, assessment.pledge.kind, assessment.pledge, taken_back=True)
    return row


@transaction.atomic
def take_back(*, by: User, decision: Decision) -> Suggestion:
    """Undo one's own decision: what it recorded is retracted (both stay on record), and the suggestion waits again.

    Raises Refused when it is somebody else's, PledgeMoved when the assessment has been superseded meanwhile.
    """
    if decision.decided_by_id != by.pk:
        raise Refused(_("Only the editor who decided can take it back. Correct the assessment instead."))
    old = decision.suggestion
    cell_locks.begin(old.country, old.kind, old.pledge)
    if Suggestion.objects.waiting().filter(claims__in=old.claims.all()).exists():
        raise Refused(_("This has been taken back already: it waits for a decision again."))
    if decision.assessment:
        register.retract(by=by, assessment=decision.assessment, reason=_taken_back(by))
    again = _copy(old)
    cell_locks.settle(old.country, old.kind, old.pledge, taken_back=True)
    again.refresh_from_db()
    return again


def _taken_back(by: User) -> str:
    with override("en"):
        return _("Taken back by %(name)s.") % {"name": by.get_username()}


def _copy(old: Suggestion) -> Suggestion:
    """The same suggestion, waiting; or the one that waits for the same statement already."""
    claims = list(old.claims.all())
    if not claims:
        raise Refused(
            _("There is nothing to wait for a decision again. Retract the assessment on the pledge's page.")
        )
    fields = ("country", "kind", "status", "conditions", "quantity_low", "quantity_high", "quantity_unit")
    values = {
        name: getattr(old, name)
        for name in (*fields, "said_on", "said_on_precision", "pledge", "statement", "around")
    }
    try:
        with transaction.atomic():
            row = Suggestion.objects.create(**values)
    except IntegrityError:
        row = Suggestion.objects.waiting().get(statement=old.statement)
    row.claims.add(*claims)
    return row


def _not_gone(assessment: Assessment) -> None:
    """What was taken back is neither corrected nor taken back again: the status is recorded anew."""
    if assessment.nature == Assessment.Nature.RETRACTION:
        raise PledgeMoved(assessment)


def _first_country(pledge: Pledge) -> str:
    return pledge.participations.values_list("country_id", flat=True).order_by("country_id")[0]
