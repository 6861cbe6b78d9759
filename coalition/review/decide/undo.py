"""An editor takes back their own decision: what it recorded is retracted, and the suggestion waits again."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.register import actions as register
from coalition.register.actions import Refused
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions import cell_locks

# The fields that make the new suggestion say what the old one said.
COPIED = (
    "country",
    "kind",
    "status",
    "conditions",
    "quantity_low",
    "quantity_high",
    "quantity_unit",
    "said_on",
    "said_on_precision",
    "pledge",
    "statement_key",
    "first_reported_on",
)


@transaction.atomic
def undo(*, by: User, decision: Decision) -> Suggestion:
    """The suggestion that waits again; decision and retraction stay on record.

    Raises Refused when the decision is somebody else's, PledgeMoved when the assessment has been superseded meanwhile.
    """
    if decision.decided_by_id != by.pk:
        raise Refused(_("Only the editor who decided can take it back. Correct the assessment instead."))
    old = decision.suggestion
    cell_locks.lock(old.country, old.kind, old.pledge)
    if Suggestion.objects.waiting().with_claims_of(old).exists():
        raise Refused(_("This has been taken back already: it waits for a decision again."))
    if decision.assessment:
        register.retract(by=by, wrong=decision.assessment, reason=_reason(by))
    again = _copy(old)
    cell_locks.refresh(old.country, old.kind, old.pledge, retracted=True)
    again.refresh_from_db()
    return again


def _reason(by: User) -> str:
    with override("en"):
        return _("Taken back by %(name)s.") % {"name": by.get_username()}


def _copy(old: Suggestion) -> Suggestion:
    """The same suggestion, waiting; or the one that waits for the same statement already."""
    claims = list(old.claims.all())
    if not claims:
        raise Refused(
            _("There is nothing to wait for a decision again. Retract the assessment on the pledge's page.")
        )
    try:
        with transaction.atomic():
            row = Suggestion.objects.create(**{name: getattr(old, name) for name in COPIED})
    except IntegrityError:
        row = Suggestion.objects.waiting().get(statement_key=old.statement_key)
    row.claims.add(*claims)
    return row
