"""Turns the claims of a reading into suggestions: one a statement, however many articles report it."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from coalition.readings.models import Claim, Reading
from coalition.register.actions import Quantity
from coalition.review.models import Proposal, Suggestion
from coalition.review.suggestions import impact, reports

DECIDED = (Suggestion.State.ACCEPTED, Suggestion.State.AMENDED, Suggestion.State.REJECTED)


def propose(reading_id: int) -> int:
    """Bring the suggestions up to date with an article that was read; the number of claims newly suggested.

    Takes the reading that counts for the article, so that neither repeating nor a late arrival does harm: claims
    that are no longer found leave what waits, claims that are new join a waiting suggestion of the same statement
    or make one, and what an editor has already decided of this article is not asked again.
    """
    reading = Reading.objects.filter(pk=reading_id).first()
    if reading is None:
        return 0
    claims = Claim.objects.current().filter(reading__article=reading.article_id)
    current = list(claims.select_related("reading__article").defer("reading__article__text"))
    cells = {(claim.country, claim.kind) for claim in current}
    waiting = Suggestion.objects.waiting().filter(claims__reading__article=reading.article_id)
    cells.update(waiting.order_by().values_list("country", "kind"))
    # A transaction a cell, so that no two of them are ever held at once and nobody waits in a ring.
    new = sum(_propose_cell(reading.article_id, *cell, current) for cell in sorted(cells))
    Proposal.objects.update_or_create(reading=reading)
    return new


@transaction.atomic
def _propose_cell(article_id: int, country: str, kind: str, claims: list[Claim]) -> int:
    impact.lock_cell(country, kind)
    found = [claim for claim in claims if (claim.country, claim.kind) == (country, kind)]
    gone = Suggestion.claims.through.objects.filter(
        suggestion__state=Suggestion.State.WAITING,
        suggestion__country=country,
        suggestion__kind=kind,
        claim__reading__article=article_id,
    ).exclude(claim__in=found)
    changed = set(gone.values_list("suggestion", flat=True))
    if changed:
        gone.delete()
    new = [claim for claim in found if not _is_suggested_or_decided(claim)]
    changed |= assign(new)
    impact.refresh(country, kind, only=changed)
    return len(new)


def assign(claims: Iterable[Claim]) -> set[int]:
    """Give each claim to the waiting suggestion of its statement, or make one; the ids of those suggestions.

    To be called under `impact.lock_cell`, and followed by `impact.refresh`.
    """
    changed = set()
    for claim in claims:
        day, _precision = reports.said_on([claim])
        quantity = reports.claim_quantity(claim)
        suggestion = _same_statement(claim, day, quantity) or _create(claim, day, quantity)
        suggestion.claims.add(claim)
        changed.add(suggestion.pk)
        if quantity and suggestion.quantity_low is None:
            suggestion.set_quantity(quantity)
            suggestion.save()
    return changed


def reopen_obsolete(country: str, kind: str) -> None:
    """Assign the claims of obsolete suggestions anew; followed by `impact.refresh`, under `impact.lock_cell`.

    For when the record has gone back: what it had come to say, and so needed no decision, may need one again.
    """
    rows = Suggestion.objects.of_cell(country, kind).filter(
        state=Suggestion.State.OBSOLETE, claims__isnull=False
    )
    for row in rows.distinct():
        claims = list(row.claims.select_related("reading__article").defer("reading__article__text"))
        row.claims.clear()
        assign(claims)


def _is_suggested_or_decided(claim: Claim) -> bool:
    """Whether it is suggested already, or an editor has decided the same of the same article."""
    if claim.suggestions.exists():
        return True
    decided = Claim.objects.filter(
        reading__article=claim.reading.article_id,
        country=claim.country,
        kind=claim.kind,
        status=claim.status,
        quantity_low=claim.quantity_low,
        quantity_high=claim.quantity_high,
        quantity_unit=claim.quantity_unit,
        suggestions__state__in=DECIDED,
    )
    return any(set(old.conditions) == set(claim.conditions) for old in decided)


def _same_statement(claim: Claim, day: date, quantity: Quantity | None) -> Suggestion | None:
    """The waiting suggestion of the same statement, the nearest in time."""
    waiting = Suggestion.objects.waiting().of_cell(claim.country, claim.kind)
    days = (day - impact.WINDOW, day + impact.WINDOW)
    near = waiting.filter(status=claim.status, first_reported_on__range=days)
    fitting = [one for one in near.order_by("pk") if _quantity_fits(one, quantity)]
    return min(fitting, key=lambda one: abs((one.first_reported_on or day) - day), default=None)


def _quantity_fits(suggestion: Suggestion, quantity: Quantity | None) -> bool:
    """Silence on the quantity contradicts nothing."""
    if quantity is None or suggestion.quantity_low is None:
        return True
    return (quantity.low, quantity.high, quantity.unit) == (
        suggestion.quantity_low,
        suggestion.quantity_high,
        suggestion.quantity_unit,
    )


def _create(claim: Claim, day: date, quantity: Quantity | None) -> Suggestion:
    """A suggestion of its own; what follows from its claims `impact.refresh` will say."""
    amount = f"{quantity.low}-{quantity.high} {quantity.unit}" if quantity else ""
    key = f"{claim.country} {claim.kind} {claim.status} {day} {amount}".strip()
    row = Suggestion(
        statement_key=key,
        first_reported_on=day,
        country=claim.country,
        kind=claim.kind,
        status=claim.status,
        said_on=day,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # Someone without the lock was faster; the database lets only one of a statement wait.
        return Suggestion.objects.waiting().get(statement_key=key)
    return row
