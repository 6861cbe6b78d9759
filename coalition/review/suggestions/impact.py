"""What a waiting suggestion would do to the record: change it, confirm it, or contradict another."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from decimal import Decimal

from django.db import connection

from coalition.codebook.loader import codebook
from coalition.readings.models import Claim
from coalition.register.models import Assessment
from coalition.review.models import Suggestion
from coalition.review.suggestions import reports
from coalition.review.suggestions.current_standings import CellStandings, CurrentStanding

# Reports that lie up to so far apart tell of one statement.
WINDOW = timedelta(days=3)


def lock_cell(country: str, kind: str) -> None:
    """Let nobody else regroup the suggestions of this cell until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"suggestions {country} {kind}"]
        )


def refresh(
    country: str, kind: str, *, record_changed: bool = False, only: Collection[int] | None = None
) -> None:
    """Bring the waiting suggestions of a cell up to date with their claims and with the record.

    Those whose claims are all gone become obsolete. When the record has just changed, so do those that proposed
    what it now says of the same days. `only`: the ids of those whose claims have changed; None for all. To be called
    under `lock_cell`.
    """
    cell = Suggestion.objects.waiting().of_cell(country, kind).exclude(statement_key="")
    chosen = list((cell if only is None else cell.filter(pk__in=only)).with_claims())
    if not chosen:
        return
    standings = CellStandings(country, kind)
    days = {suggestion.said_on for suggestion in chosen}
    for suggestion in chosen:
        _rebuild(suggestion, standings, record_changed=record_changed)
        suggestion.save()
    days.update(suggestion.said_on for suggestion in chosen)
    near = cell.filter(said_on__range=(min(days) - 2 * WINDOW, max(days) + 2 * WINDOW))
    _mark_contradictions(list(near))


def _mark_contradictions(waiting: Sequence[Suggestion]) -> None:
    """Tell contradictions from changes among suggestions of a cell."""
    for suggestion in waiting:
        if suggestion.impact == Suggestion.Impact.CONFIRMATION:
            continue
        against = contradicting(suggestion, waiting)
        impact = Suggestion.Impact.CONTRADICTION if against else Suggestion.Impact.CHANGE
        if impact != suggestion.impact:
            suggestion.impact = impact
            suggestion.save(update_fields=["impact", "changed_at"])


def contradicting(suggestion: Suggestion, others: Collection[Suggestion]) -> list[Suggestion]:
    """Those of the others which say something else of the same cell and days."""
    return [
        other
        for other in others
        if other.pk != suggestion.pk
        and other.status != suggestion.status
        and abs(other.said_on - suggestion.said_on) <= WINDOW
        and other.pledge_id == suggestion.pledge_id
    ]


def _rebuild(suggestion: Suggestion, standings: CellStandings, *, record_changed: bool) -> None:
    """Make the suggestion of its claims again, and compare it with the record."""
    claims = list(suggestion.claims.all())
    if not claims:
        suggestion.state = Suggestion.State.OBSOLETE
        return
    suggestion.said_on, suggestion.said_on_precision = reports.said_on(claims)
    suggestion.conditions = reports.conditions(claims)
    suggestion.set_quantity(reports.quantity(claims))
    recorded = standings.as_of(suggestion.said_on)
    same = next((one for one in recorded if matches_record(suggestion, one)), None)
    only_pledge = recorded[0].pledge if len(recorded) == 1 else None
    suggestion.pledge = same.pledge if same else only_pledge
    _store_recorded_status(suggestion, recorded)
    if same is None or same.assessment is None:
        suggestion.impact = Suggestion.Impact.CHANGE
        return
    # What no report repeats is no reason to drop it: the conditions on record stay.
    suggestion.conditions = sorted(same.conditions)
    if record_changed and _needs_no_decision(suggestion, same.assessment, claims):
        suggestion.state = Suggestion.State.OBSOLETE
    suggestion.impact = Suggestion.Impact.CONFIRMATION


def _needs_no_decision(suggestion: Suggestion, recorded: Assessment, claims: Collection[Claim]) -> bool:
    """Whether what was just recorded leaves nothing to decide: a change has come about, or these articles prove it.

    The second happens with joint pledges: one sentence gives a claim for each of their countries.
    """
    if abs(recorded.said_on - suggestion.said_on) > WINDOW:
        return False
    proven = set(recorded.evidence.values_list("text_hash", flat=True))
    was_change = suggestion.impact != Suggestion.Impact.CONFIRMATION
    return was_change or proven.issuperset(claim.reading.article.text_hash for claim in claims)


def _store_recorded_status(suggestion: Suggestion, standings: Sequence[CurrentStanding]) -> None:
    """Keep what it would change: the status of the pledge it aims at, else of the cell's strongest."""
    known = [(one.assessment.status, one) for one in standings if one.assessment]
    aimed = [(status, one) for status, one in known if one.pledge == suggestion.pledge] or known
    strongest = max(aimed, key=lambda pair: codebook().rank(pair[0]), default=None)
    suggestion.recorded_status = strongest[0] if strongest else ""
    suggestion.recorded_conditional = bool(strongest and strongest[1].conditions)


def matches_record(suggestion: Suggestion, standing: CurrentStanding) -> bool:
    """Whether the record already says this: the status, every condition named, the quantity if one is named.

    Silence on a condition is no statement that it fell away.
    """
    row = standing.assessment
    if row is None or row.status != suggestion.status:
        return False
    if not standing.conditions.issuperset(suggestion.conditions):
        return False
    return suggestion.quantity_low is None or _quantity(suggestion) == _quantity(row)


def _quantity(row: Suggestion | Assessment) -> tuple[Decimal | None, Decimal | None, str]:
    return row.quantity_low, row.quantity_high, row.quantity_unit
