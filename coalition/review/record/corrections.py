"""What was recorded is corrected or retracted: both stay on record, and what waits is compared with it again."""

from collections.abc import Sequence

from django.db import transaction

from coalition.accounts.models import User
from coalition.register import actions as register
from coalition.register.actions import EvidenceInput, PledgeMoved
from coalition.register.models import Assessment, Pledge
from coalition.review.record.assessments import assessment_input
from coalition.review.suggestions import cell_locks
from coalition.review.suggestions.proposal_fields import AssessmentDraft


@transaction.atomic
def correct(
    *,
    by: User,
    assessment: Assessment,
    draft: AssessmentDraft,
    evidence: Sequence[EvidenceInput],
    reason: str,
    note: str = "",
    expected_version: int | None = None,
) -> Assessment:
    """Supersede an assessment by a better one. `expected_version`: the pledge's newest assessment as the editor saw it.

    Raises PledgeMoved when another has superseded it or the pledge has another version; Refused otherwise.
    """
    _check_not_retracted(assessment)
    country, pledge = _first_country(assessment.pledge), assessment.pledge
    cell_locks.lock(country, pledge.kind, pledge)
    row = register.correct(
        by=by,
        wrong=assessment,
        assessment=assessment_input(draft, evidence, note),
        reason=reason,
        seen=expected_version,
    )
    cell_locks.refresh(country, pledge.kind, pledge, retracted=True)
    return row


@transaction.atomic
def retract(
    *, by: User, assessment: Assessment, reason: str, expected_version: int | None = None
) -> Assessment:
    """Take an assessment back without another in its place. Raises as `correct` does."""
    _check_not_retracted(assessment)
    country, pledge = _first_country(assessment.pledge), assessment.pledge
    cell_locks.lock(country, pledge.kind, pledge)
    row = register.retract(by=by, wrong=assessment, reason=reason, seen=expected_version)
    cell_locks.refresh(country, pledge.kind, pledge, retracted=True)
    return row


def _check_not_retracted(assessment: Assessment) -> None:
    """What was taken back is neither corrected nor taken back again: the status is recorded anew."""
    if assessment.nature == Assessment.Nature.RETRACTION:
        raise PledgeMoved(assessment)


def _first_country(pledge: Pledge) -> str:
    return pledge.participations.values_list("country_id", flat=True).order_by("country_id")[0]
