"""Claims that editors have decided on."""

from typing import Any

from coalition.accounts.models import User
from coalition.readings.models import Claim
from coalition.review.decide import actions
from coalition.review.models import Decision
from coalition.review.suggestions.proposal_fields import of_suggestion
from tests.factories.review import suggestion


def accepted(by: User, **claim: Any) -> Claim:
    waits = suggestion(**claim)
    actions.accept(by=by, suggestion=waits)
    return waits.claims.get()


def rejected(by: User, reason: Decision.Reason = Decision.Reason.MISREAD, **claim: Any) -> Claim:
    waits = suggestion(**claim)
    actions.reject(by=by, suggestion=waits, reason=reason, note="As the text shows.")
    return waits.claims.get()


def amended(by: User, *, status: str, conditions: frozenset[str] = frozenset(), **claim: Any) -> Claim:
    waits = suggestion(**claim)
    proposed = of_suggestion(waits)
    wanted = type(proposed)(status=status, said_on=proposed.said_on, conditions=conditions)
    actions.amend(by=by, suggestion=waits, draft=wanted)
    return waits.claims.get()
