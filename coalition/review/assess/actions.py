"""An editor changes a pledge's status directly."""

from collections.abc import Sequence

from django.db import transaction

from coalition.accounts.models import User
from coalition.register.actions import EvidenceInput
from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision, Suggestion
from coalition.review.record.assessments import Versions, record_draft
from coalition.review.record.decisions import store_decision
from coalition.review.suggestions import cell_locks
from coalition.review.suggestions.proposal_fields import AssessmentDraft


@transaction.atomic
def assess(
    *,
    by: User,
    country: str,
    kind: str,
    draft: AssessmentDraft,
    evidence: Sequence[EvidenceInput],
    pledge: Pledge | None = None,
    expected_versions: Versions | None = None,
    note: str = "",
    title: str = "",
) -> Decision:
    """An editor's own change of a pledge's status: a suggestion they author and accept, through the same door.

    Raises as `decide.actions.accept` does.
    """
    cell_locks.lock(country, kind, pledge)
    assessment = record_draft(
        by=by,
        country=country,
        kind=kind,
        draft=draft,
        evidence=evidence,
        pledge=pledge,
        expected_versions=expected_versions,
        note=note,
        title=title,
    )
    decision = store_decision(
        by=by,
        suggestion=_own_suggestion(by, country, kind, draft, assessment),
        outcome=Decision.Outcome.ACCEPTED,
        proposed=draft,
        decided=draft,
        assessment=assessment,
        note=note,
    )
    cell_locks.refresh(country, kind, assessment.pledge)
    return decision


def _own_suggestion(
    by: User, country: str, kind: str, draft: AssessmentDraft, assessment: Assessment
) -> Suggestion:
    row = Suggestion(
        state=Suggestion.State.ACCEPTED,
        country=country,
        kind=kind,
        status=draft.status,
        conditions=sorted(draft.conditions),
        said_on=draft.said_on,
        said_on_precision=draft.precision,
        pledge=assessment.pledge,
        authored_by=by,
    )
    row.set_quantity(draft.quantity)
    row.save()
    return row
