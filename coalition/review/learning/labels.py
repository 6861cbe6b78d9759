"""Each claim an editor has decided on, and whether the reader had read it rightly."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from coalition.readings.models import Claim
from coalition.review.models import Decision, Suggestion

# Rejected for these reasons a claim was misread; for the others it was not worth recording, which says nothing of it.
MISREAD = {
    Decision.Reason.MISREAD,
    Decision.Reason.COUNTRY,
    Decision.Reason.KIND,
    Decision.Reason.THIRD_PARTY,
    Decision.Reason.OLD,
}


@dataclass(frozen=True)
class Label:
    """`status` and `conditions` are what the editor recorded; None for a rejection.

    `right`: whether the claim's status was recorded; None where the decision says nothing of the reading.
    """

    claim: Claim
    right: bool | None
    status: str | None = None
    conditions: tuple[str, ...] = ()


def labels() -> Iterator[Label]:
    """One a claim that was decided, by its last suggestion: what was taken back and waits again teaches nothing."""
    links = Suggestion.claims.through.objects.values_list("claim_id")
    last = dict(links.annotate(last=Max("suggestion_id")))
    decisions = {decision.suggestion_id: decision for decision in Decision.objects.iterator()}
    claims = Claim.objects.filter(pk__in=last).select_related("reading").order_by("reading__article", "pk")
    for claim in claims.iterator():
        if decision := decisions.get(last[claim.pk]):
            yield _label(claim, decision)


def _label(claim: Claim, decision: Decision) -> Label:
    if decision.outcome == Decision.Outcome.REJECTED:
        return Label(claim, right=False if decision.reason in MISREAD else None)
    recorded = decision.decided or {}  # never empty but for a rejection: the database sees to it
    status, conditions = str(recorded["status"]), tuple(map(str, recorded["conditions"]))
    return Label(claim, right=claim.status == status, status=status, conditions=conditions)
