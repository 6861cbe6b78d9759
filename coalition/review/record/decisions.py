"""Decisions are kept for ever, in the chain of the record."""

from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.register.actions import Refused
from coalition.register.chain import ledger
from coalition.register.chain.canonical import moment
from coalition.register.chain.ledger import Json
from coalition.register.models import Assessment, Entry
from coalition.register.outbox.scope import Scope
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions.proposal_fields import AssessmentDraft


class AlreadyDecided(Refused):
    """Somebody else has decided the suggestion, or its reason is gone (then there is no decision)."""

    def __init__(self, decision: Decision | None) -> None:
        if decision:
            message = _("%(name)s has already decided this. Nothing of yours was recorded.")
            super().__init__(message % {"name": decision.decided_by_name})
        else:
            super().__init__(_("This suggestion has lost its reason: nothing needs to be decided any more."))
        self.decision = decision


def store_decision(
    *,
    by: User,
    suggestion: Suggestion,
    outcome: Decision.Outcome,
    proposed: AssessmentDraft,
    decided: AssessmentDraft | None = None,
    assessment: Assessment | None = None,
    reason: str = "",
    note: str = "",
) -> Decision:
    """Write the decision and its entry in the chain; to be called in the transaction of what was decided."""
    country, kind = suggestion.country, suggestion.kind
    now = ledger.begin()  # once more: later than the assessment just written, as the chain wants it
    row = Decision.objects.create(
        suggestion=suggestion,
        outcome=outcome.value,
        proposed=proposed.as_json(country=country, kind=kind),
        decided=decided.as_json(country=country, kind=kind) if decided else None,
        assessment=assessment,
        reason=reason,
        note=note.strip(),
        decided_at=now,
        decided_by=by,
        decided_by_name=by.get_username(),
    )
    scope = Scope.of([(suggestion.country, suggestion.kind)])
    ledger.append(Entry.Subject.DECISION, row.pk, canonical_content(row), now, scope=scope)
    return row


def canonical_content(row: Decision) -> Json:
    """What the chain covers of a decision."""
    return {
        "suggestion": row.suggestion_id,
        "outcome": row.outcome,
        "proposed": row.proposed,
        "decided": row.decided,
        "assessment": row.assessment_id,
        "reason": row.reason,
        "note": row.note,
        "decided_at": moment(row.decided_at),
        "decided_by": [row.decided_by_id, row.decided_by_name],
    }
