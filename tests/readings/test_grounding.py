"""No reader is taken at its word: what it claims has to stand in the text and in the codebook."""

from decimal import Decimal

import pytest

from coalition.codebook.loader import codebook
from coalition.readings.claims import Claim, ClaimQuantity
from coalition.readings.grounding import LARGEST, claim_identity, grounded_claims

TEXT = "Norway will send 200 soldiers to Ukraine."
GOOD = Claim(
    country="NO", kind="troops", status="pledged", quote="Norway will send", start=0, end=16, confidence=0.8
)


def but(**changes: object) -> Claim:
    return GOOD.model_copy(update=changes)


def quantity(low: object, high: object, unit: str = "soldiers") -> ClaimQuantity:
    return ClaimQuantity.model_construct(low=Decimal(str(low)), high=Decimal(str(high)), unit=unit)


def kept(*claims: Claim) -> tuple[list[Claim], int]:
    return grounded_claims(claims, TEXT, codebook())


def test_a_sound_claim_is_kept_as_it_is() -> None:
    claim = but(conditions=["ceasefire"], quantity=quantity(200, 300))
    assert kept(claim) == ([claim], 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"start": 1, "end": 17},
        {"quote": "Norway will sent"},
        {"quote": " ", "start": 6, "end": 7},
        {"country": "XX"},
        {"country": "EU"},
        {"country": "UN"},
        {"kind": "unheard_of"},
        {"status": "perhaps"},
        {"conditions": ["ceasefire", "weather"]},
        {"quantity": quantity(300, 200)},
        {"quantity": quantity(1, LARGEST)},
        {"quantity": quantity(1, 2, "")},
        {"quantity": quantity(1, 2, "a\nb")},
        {"quantity": quantity(1, 2, "x" * 41)},
    ],
)
def test_what_is_not_sound_is_dropped_and_counted(changes: dict[str, object]) -> None:
    assert kept(but(**changes), GOOD) == ([GOOD], 1)


def test_a_claim_said_twice_is_one_however_sure_the_reader_was() -> None:
    assert kept(GOOD, but(confidence=0.1), but(status="decided")) == ([GOOD, but(status="decided")], 1)


def test_the_order_of_conditions_makes_no_other_claim() -> None:
    one, other = (
        but(conditions=["ceasefire", "parliament"]),
        but(conditions=["parliament", "ceasefire", "ceasefire"]),
    )
    assert claim_identity(one) == claim_identity(other)
    assert claim_identity(one) != claim_identity(but(conditions=["ceasefire"]))
    assert claim_identity(one) != claim_identity(
        but(conditions=["ceasefire", "parliament"], quantity=quantity(1, 2))
    )
