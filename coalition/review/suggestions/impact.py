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
from coalition.review.suggestions.current_standings import Record, Standing

# Reports that lie up to so far apart tell of one statement.
WINDOW = timedelta(days=3)


def lock(country: str, kind: str) -> None:
    """Let nobody else regroup the suggestions of this cell until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"suggestions {country} {kind}"]
        )


def refresh(country: str, kind: str, *, moved: bool = False, touched: Collection[int] | None = None) -> None:
    """Bring the waiting suggestions of a cell up to date with their claims and with the record.

    Those whose claims are all gone become obsolete. When the record has just `moved`, so do those that proposed
    what it now says of the same days. `touched`: only the claims of these have changed. To be called under `lock`.
    """
    cell = Suggestion.objects.waiting().of_cell(country, kind).exclude(statement="")
    chosen = list((cell if touched is None else cell.filter(pk__in=touched)).with_claims())
    if not chosen:
        return
    record = Record(country, kind)
    days = {suggestion.said_on for suggestion in chosen}
    for suggestion in chosen:
        _settle(suggestion, record, moved=moved)
        suggestion.save()
    days.update(suggestion.said_on for suggestion in chosen)
    _weigh(list(cell.filter(said_on__range=(min(days) - 2 * WINDOW, max(days) + 2 * WINDOW))))


def _weigh(waiting: Sequence[Suggestion]) -> None:
    """Tell contradictions from changes among suggestions of a cell."""
    for suggestion in waiting:
        if suggestion.bearing == Suggestion.Bearing.CONFIRMATION:
            continue
        against = contradicting(suggestion, waiting)
        bearing = Suggestion.Bearing.CONTRADICTION if against else Suggestion.Bearing.CHANGE
        if bearing != suggestion.bearing:
            suggestion.bearing = bearing
            suggestion.save(update_fields=["bearing", "changed_at"])


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


def _settle(suggestion: Suggestion, record: Record, *, moved: bool) -> None:
    """Make the suggestion of its claims again, and compare it with the record."""
    claims = list(suggestion.claims.all())
    if not claims:
        suggestion.state = Suggestion.State.OBSOLETE
        return
    suggestion.said_on, suggestion.said_on_precision = reports.said_on(claims)
    suggestion.conditions = reports.conditions(claims)
    quantity = reports.quantity(claims)
    suggestion.quantity_low = quantity.low if quantity else None
    suggestion.quantity_high = quantity.high if quantity else None
    suggestion.quantity_unit = quantity.unit if quantity else ""
    said = record.as_of(suggestion.said_on)
    same = next((one for one in said if says_the_same(suggestion, one)), None)
    only = said[0].pledge if len(said) == 1 else None
    suggestion.pledge = same.pledge if same else only
    _remember(suggestion, said)
    if same is None or same.assessment is None:
        suggestion.bearing = Suggestion.Bearing.CHANGE
        return
    # What no report repeats is no reason to drop it: the conditions on record stay.
    suggestion.conditions = sorted(same.conditions)
    if moved and _is_done(suggestion, same.assessment, claims):
        suggestion.state = Suggestion.State.OBSOLETE
    suggestion.bearing = Suggestion.Bearing.CONFIRMATION


def _is_done(suggestion: Suggestion, recorded: Assessment, claims: Collection[Claim]) -> bool:
    """Whether what was just recorded leaves nothing to decide: a change has come about, or these articles prove it.

    The second happens with joint pledges: one sentence gives a claim for each of their countries.
    """
    if abs(recorded.said_on - suggestion.said_on) > WINDOW:
        return False
    proven = set(recorded.evidence.values_list("text_hash", flat=True))
    changes = suggestion.bearing != Suggestion.Bearing.CONFIRMATION
    return changes or proven.issuperset(claim.reading.article.text_hash for claim in claims)


def _remember(suggestion: Suggestion, record: Sequence[Standing]) -> None:
    """Keep what it would move: the state of the pledge it aims at, else of the cell's strongest."""
    known = [one for one in record if one.assessment]
    aimed = [one for one in known if one.pledge == suggestion.pledge] or known
    strongest = max(
        aimed, key=lambda one: codebook().rank(one.assessment.status) if one.assessment else -1, default=None
    )
    row = strongest.assessment if strongest else None
    suggestion.was = row.status if row else ""
    suggestion.was_conditional = bool(strongest and strongest.conditions)


def says_the_same(suggestion: Suggestion, standing: Standing) -> bool:
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
