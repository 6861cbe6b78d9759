"""Which claims are fit to be kept: no reader is taken at its word."""

from collections.abc import Iterable
from decimal import Decimal

from babel import Locale

from coalition.codebook.schema import Codebook
from coalition.readings.claims import Claim, ClaimQuantity

# CLDR's two letters name more than countries: unions, test codes, "unknown".
NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
COUNTRIES = {code for code in map(str, Locale("en").territories) if len(code) == 2} - NOT_COUNTRIES
LARGEST = Decimal(10) ** 17  # what the columns of readings.Claim can hold


def grounded_claims(claims: Iterable[Claim], text: str, codebook: Codebook) -> tuple[list[Claim], int]:
    """The claims worth keeping, in their order, and how many were dropped.

    Dropped is a claim whose quote does not stand at its span, whose kind, status or condition the codebook does
    not define, whose country is none, whose quantity is no range, and one that repeats an earlier one.
    """
    kept: dict[tuple[object, ...], Claim] = {}
    dropped = 0
    for claim in claims:
        key = claim_identity(claim)
        if key in kept or not _is_valid(claim, text, codebook):
            dropped += 1
        else:
            kept[key] = claim
    return list(kept.values()), dropped


def claim_identity(claim: Claim) -> tuple[object, ...]:
    """What makes two claims of one article the same one; how sure the reader was does not."""
    quantity = claim.quantity
    return (
        claim.country,
        claim.kind,
        claim.status,
        tuple(sorted(set(claim.conditions))),
        (quantity.low, quantity.high, quantity.unit) if quantity else None,
        claim.start,
        claim.end,
    )


def _is_valid(claim: Claim, text: str, codebook: Codebook) -> bool:
    return (
        claim.is_in(text)
        and bool(claim.quote.strip())
        and claim.country in COUNTRIES
        and codebook.knows("kind", claim.kind)
        and codebook.knows("status", claim.status)
        and all(codebook.knows("condition", slug) for slug in claim.conditions)
        and (claim.quantity is None or _is_range(claim.quantity))
    )


def _is_range(quantity: ClaimQuantity) -> bool:
    return (
        quantity.low <= quantity.high < LARGEST
        and 0 < len(quantity.unit) <= 40
        and quantity.unit.isprintable()
    )
