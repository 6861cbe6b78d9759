"""What an editor does: accept, amend, reject, assess. With corrections.py the only door from the desk to the record."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.readings.models import Claim
from coalition.register import actions as register
from coalition.register.actions import (
    AssessmentInput,
    EvidenceInput,
    PledgeMoved,
    Refused,
)
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Country, Entry, Pledge
from coalition.register.models.countries import country_name
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions import (
    canonical,
    cell_locks,
    evidence_from_claims,
    impact,
    proposal_fields,
)
from coalition.review.suggestions import propose as proposing
from coalition.review.suggestions.proposal_fields import AssessmentDraft

# Pledge -> its newest assessment (0: none): what the editor had before their eyes.
Seen = Mapping[int, int]


class AlreadyDecided(Refused):
    """Somebody else has decided the suggestion, or its reason is gone (then there is no decision)."""

    def __init__(self, decision: Decision | None) -> None:
        if decision:
            message = _("%(name)s has already decided this. Nothing of yours was recorded.")
            super().__init__(message % {"name": decision.decided_by_name})
        else:
            super().__init__(_("This suggestion has lost its reason: nothing needs to be decided any more."))
        self.decision = decision


class CellMoved(Refused):
    """Somebody else opened a pledge in this cell while the editor was about to open one."""

    def __init__(self, pledge: Pledge) -> None:
        super().__init__(
            _("Somebody else has just opened a pledge here. Choose it, or open another one on purpose.")
        )
        self.pledge = pledge


@transaction.atomic
def accept(
    *,
    by: User,
    suggestion: Suggestion,
    pledge: Pledge | None = None,
    seen: Seen | None = None,
    claims: Collection[int] | None = None,
    basis: str = "",
    note: str = "",
    title: str = "",
) -> Decision:
    """Record what is suggested, as it is suggested.

    `pledge`: where it belongs; None opens a new pledge called `title`. `seen`: what the editor saw of the cell's
    pledges; when another moved it meanwhile nothing is written (PledgeMoved, CellMoved). `claims`: the reports the
    editor saw; those that came later wait on. `basis`: what the evidence rests on, where a rung demands it.
    Raises AlreadyDecided, and Refused when the record can't take it.
    """
    return _decide(
        by=by,
        suggestion=suggestion,
        wanted=None,
        pledge=pledge,
        seen=seen,
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
    wanted: AssessmentDraft,
    pledge: Pledge | None = None,
    seen: Seen | None = None,
    claims: Collection[int] | None = None,
    basis: str = "",
    note: str = "",
    title: str = "",
) -> Decision:
    """Record something else than what is suggested, on the same evidence. The same otherwise as `accept`.

    Where `wanted` turns out to be what is suggested, it is an acceptance.
    """
    return _decide(
        by=by,
        suggestion=suggestion,
        wanted=wanted,
        pledge=pledge,
        seen=seen,
        claims=claims,
        basis=basis,
        note=note,
        title=title,
    )


def _decide(
    *,
    by: User,
    suggestion: Suggestion,
    wanted: AssessmentDraft | None,
    pledge: Pledge | None,
    seen: Seen | None,
    claims: Collection[int] | None,
    basis: str,
    note: str,
    title: str,
) -> Decision:
    cell_locks.begin(suggestion.country, suggestion.kind, pledge)
    row = _still_waiting(suggestion)
    proposed = proposal_fields.of_suggestion(row)
    decided = wanted or proposed
    outcome = Suggestion.State.ACCEPTED if decided.same_as(proposed) else Suggestion.State.AMENDED
    used, later = _sort_by_sight(row, claims)
    proofs = evidence_from_claims.of_claims(used, basis=basis)
    assessment = _record(
        by, row.country, row.kind, decided, proofs, pledge=pledge, seen=seen, note=note, title=title
    )
    row.state, row.pledge = outcome, assessment.pledge
    row.save()
    decision = _keep(
        by=by,
        suggestion=row,
        outcome=outcome,
        proposed=proposed,
        decided=decided,
        assessment=assessment,
        note=note,
    )
    row.claims.remove(*later)
    cell_locks.settle(row.country, row.kind, assessment.pledge)
    if later:
        impact.refresh(row.country, row.kind, touched=proposing.place(later))
    return decision


@transaction.atomic
def reject(*, by: User, suggestion: Suggestion, reason: str, note: str = "") -> Decision:
    """Record nothing, and keep why. Raises AlreadyDecided; Refused for an unknown reason, or one left unexplained."""
    if reason not in Decision.Reason.values:
        raise Refused(_("Choose why this is rejected; the reader learns from it."))
    if reason == Decision.Reason.OTHER and not note.strip():
        raise Refused(_("Write the reason into the note."))
    cell_locks.begin(suggestion.country, suggestion.kind, None)
    row = _still_waiting(suggestion)
    row.state = Suggestion.State.REJECTED
    row.save()
    decision = _keep(
        by=by,
        suggestion=row,
        outcome=Suggestion.State.REJECTED,
        proposed=proposal_fields.of_suggestion(row),
        reason=reason,
        note=note,
    )
    cell_locks.settle(row.country, row.kind, None)
    return decision


@transaction.atomic
def assess(
    *,
    by: User,
    country: str,
    kind: str,
    wanted: AssessmentDraft,
    proofs: Sequence[EvidenceInput],
    pledge: Pledge | None = None,
    seen: Seen | None = None,
    note: str = "",
    title: str = "",
) -> Decision:
    """An editor's own change of a pledge's status: a suggestion they author and accept, through the same door."""
    cell_locks.begin(country, kind, pledge)
    assessment = _record(by, country, kind, wanted, proofs, pledge=pledge, seen=seen, note=note, title=title)
    quantity = wanted.quantity
    row = Suggestion.objects.create(
        state=Suggestion.State.ACCEPTED,
        country=country,
        kind=kind,
        status=wanted.status,
        conditions=sorted(wanted.conditions),
        quantity_low=quantity.low if quantity else None,
        quantity_high=quantity.high if quantity else None,
        quantity_unit=quantity.unit if quantity else "",
        said_on=wanted.said_on,
        said_on_precision=wanted.precision,
        pledge=assessment.pledge,
        authored_by=by,
    )
    outcome = Suggestion.State.ACCEPTED
    decision = _keep(
        by=by,
        suggestion=row,
        outcome=outcome,
        proposed=wanted,
        decided=wanted,
        assessment=assessment,
        note=note,
    )
    cell_locks.settle(country, kind, assessment.pledge)
    return decision


def _still_waiting(suggestion: Suggestion) -> Suggestion:
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.state != Suggestion.State.WAITING:
        raise AlreadyDecided(Decision.objects.filter(suggestion=row).first())
    return row


def _sort_by_sight(row: Suggestion, claims: Collection[int] | None) -> tuple[list[Claim], list[Claim]]:
    """The claims the editor saw, and those that joined later."""
    mine = list(row.claims.select_related("reading__article__source"))
    if claims is None:
        return mine, []
    return [one for one in mine if one.pk in claims], [one for one in mine if one.pk not in claims]


def _record(
    by: User,
    country: str,
    kind: str,
    wanted: AssessmentDraft,
    proofs: Sequence[EvidenceInput],
    *,
    pledge: Pledge | None,
    seen: Seen | None,
    note: str,
    title: str,
) -> Assessment:
    judgement = AssessmentInput(
        status=wanted.status,
        said_on=wanted.said_on,
        precision=wanted.precision,
        conditions=sorted(wanted.conditions),
        quantity=wanted.quantity,
        evidence=proofs,
        note=note.strip(),
    )
    if pledge is None:
        pledge = _open(by, country, kind, seen=seen, title=title)
        return register.record(by=by, pledge=pledge, judgement=judgement)
    if pledge.kind != kind or not pledge.participations.filter(country=country).exists():
        raise Refused(_("Choose a pledge of this country and kind."))
    return register.record(
        by=by, pledge=pledge, judgement=judgement, seen=None if seen is None else seen.get(pledge.pk, 0)
    )


def _open(by: User, country: str, kind: str, *, seen: Seen | None, title: str) -> Pledge:
    if not codebook().knows("kind", kind) or not Country.objects.filter(pk=country).exists():
        raise Refused(_("Choose a country and a kind that the register has."))
    if seen is not None and (unseen := Pledge.objects.of_cell(country, kind).exclude(pk__in=seen).first()):
        raise CellMoved(unseen)
    return register.open_pledge(
        by=by, kind=kind, title=title.strip() or default_title(country, kind), countries=[country]
    )


def default_title(country: str, kind: str) -> str:
    """What a new pledge is called when the editor gives no title; titles are kept in English."""
    with override("en"):
        return f"{country_name(country, 'en')}: {codebook().kind(kind)}"


def _keep(
    *,
    by: User,
    suggestion: Suggestion,
    outcome: Suggestion.State,
    proposed: AssessmentDraft,
    decided: AssessmentDraft | None = None,
    assessment: Assessment | None = None,
    reason: str = "",
    note: str = "",
) -> Decision:
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
    ledger.append(Entry.Subject.DECISION, row.pk, canonical.decision(row), now)
    return row


__all__ = [
    "AlreadyDecided",
    "CellMoved",
    "PledgeMoved",
    "Refused",
    "accept",
    "amend",
    "assess",
    "reject",
]
