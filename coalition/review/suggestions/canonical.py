"""The canonical content of a decision: what the chain covers of it."""

from coalition.register.chain.canonical import moment
from coalition.register.chain.ledger import Json
from coalition.review.models import Decision


def decision(row: Decision) -> Json:
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
