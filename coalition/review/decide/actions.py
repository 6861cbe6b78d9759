"""What an editor does with a suggestion: accept, amend, reject."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.readings.models import Claim
from coalition.register.actions import Refused
from coalition.register.models import Pledge
from coalition.review.models import Decision, Suggestion
from coalition.review.record.assessments import Versions, record_draft
from coalition.review.record.decisions import AlreadyDecided, store_decision
from coalition.review.suggestions import cell_locks, impact, proposal_fields, propose
from coalition.review.suggestions.evidence_from_claims import evidence_from_claims
from coalition.review.suggestions.proposal_fields import AssessmentDraft


@transaction.atomic
def accept(
    *,
    by: User,
    suggestion: Suggestion,
    pledge: Pledge | None = None,
    expected_versions: Versions | None = None,
    claims: Collection[int] | None = None,
    basis: str = "",
    note: str = "",
    title: str = "",
) -> Decision:
    """Record what is suggested, as it is suggested.

    `pledge`: where it belongs; None opens a new pledge called `title`. `expected_versions`: what the editor saw of the
    cell's pledges; when another changed it meanwhile nothing is written (PledgeMoved, CellMoved). `claims`: the
    reports the editor saw; those that came later wait on. `basis`: what the evidence rests on, where a rung demands
    it. Raises AlreadyDecided, and Refused when the record can't take it.
    """
    return _decide(
        by=by,
        suggestion=suggestion,
        draft=None,
        pledge=pledge,
        expected_versions=expected_versions,
        claims=claims,
        basis=basis,
        note=note,
        title=title,
    )


@transaction.atomic
def amend(
    *,
    by: User,
    suggestion: Suggestion,
    draft: AssessmentDraft,
    pledge: Pledge | None = None,
    expected_versions: Versions | None = None,
    claims: Collection[int] | None = None,
    basis: str = "",
    note: str = "",
    title: str = "",
) -> Decision:
    """Record something else than what is suggested, on the same evidence. The same otherwise as `accept`.

    Where the draft turns out to be what is suggested, it is an acceptance.
    """
    return _decide(
        by=by,
        suggestion=suggestion,
        draft=draft,
        pledge=pledge,
        expected_versions=expected_versions,
        claims=claims,
        basis=basis,
        note=note,
        title=title,
    )


def _decide(
    *,
    by: User,
    suggestion: Suggestion,
    draft: AssessmentDraft | None,
    pledge: Pledge | None,
    expected_versions: Versions | None,
    claims: Collection[int] | None,
    basis: str,
    note: str,
    title: str,
) -> Decision:
    cell_locks.lock(suggestion.country, suggestion.kind, pledge)
    row = _lock_waiting(suggestion)
    proposed = proposal_fields.of_suggestion(row)
    decided = draft or proposed
    accepted = decided.says_the_same_as(proposed)
    used, later = _split_by_shown(row, claims)
    assessment = record_draft(
        by=by,
        country=row.country,
        kind=row.kind,
        draft=decided,
        evidence=evidence_from_claims(used, basis=basis),
        pledge=pledge,
        expected_versions=expected_versions,
        note=note,
        title=title,
    )
    row.state = Suggestion.State.ACCEPTED if accepted else Suggestion.State.AMENDED
    row.pledge = assessment.pledge
    row.save()
    decision = store_decision(
        by=by,
        suggestion=row,
        outcome=Decision.Outcome.ACCEPTED if accepted else Decision.Outcome.AMENDED,
        proposed=proposed,
        decided=decided,
        assessment=assessment,
        note=note,
    )
    row.claims.remove(*later)
    cell_locks.refresh(row.country, row.kind, assessment.pledge)
    if later:
        impact.refresh(row.country, row.kind, only=propose.assign(later))
    return decision


@transaction.atomic
def reject(*, by: User, suggestion: Suggestion, reason: str, note: str = "") -> Decision:
    """Record nothing, and keep why. Raises AlreadyDecided; Refused for an unknown reason, or one left unexplained."""
    if reason not in Decision.Reason.values:
        raise Refused(_("Choose why this is rejected; the reader learns from it."))
    if reason == Decision.Reason.OTHER and not note.strip():
        raise Refused(_("Write the reason into the note."))
    cell_locks.lock(suggestion.country, suggestion.kind, None)
    row = _lock_waiting(suggestion)
    row.state = Suggestion.State.REJECTED
    row.save()
    decision = store_decision(
        by=by,
        suggestion=row,
        outcome=Decision.Outcome.REJECTED,
        proposed=proposal_fields.of_suggestion(row),
        reason=reason,
        note=note,
    )
    cell_locks.refresh(row.country, row.kind, None)
    return decision


def _lock_waiting(suggestion: Suggestion) -> Suggestion:
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.state != Suggestion.State.WAITING:
        raise AlreadyDecided(Decision.objects.filter(suggestion=row).first())
    return row


def _split_by_shown(row: Suggestion, shown: Collection[int] | None) -> tuple[list[Claim], list[Claim]]:
    """The claims the editor saw, and those that joined later."""
    claims = list(row.claims.select_related("reading__article__source"))
    if shown is None:
        return claims, []
    return [one for one in claims if one.pk in shown], [one for one in claims if one.pk not in shown]
