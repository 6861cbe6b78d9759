"""What every reader must hand over, checked at the border."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coalition.readings.claims import Claim, ClaimQuantity


def claim(text: str, start: int, end: int) -> Claim:
    said = {
        "country": "ES", "kind": "troops", "status": "refused", "quote": text[start:end], "start": start, "end": end, "confidence": 0.5,
    }  # fmt: skip
    return Claim.model_validate(said)


@given(st.text(min_size=1), st.data())
def test_a_quote_cut_from_a_text_is_in_it_and_moves_with_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = claim(text, start, end)
    assert found.is_in(text)
    assert found.is_in(text + "more")
    assert found.model_copy(update={"start": start + 1, "end": end + 1}).is_in("x" + text)


def test_a_quote_that_stands_elsewhere_is_not_in_the_text() -> None:
    assert not claim("soldiers", 0, 8).is_in("Soldiers")
    assert not claim("soldiers", 0, 8).is_in("soldier")


@pytest.mark.parametrize(
    "changes",
    [
        {"end": 3}, {"start": 1}, {"start": -1, "end": 7}, {"quote": "", "start": 0, "end": 0}, {"country": "Spain"}, {"country": "es"},
        {"confidence": 1.1}, {"confidence": -0.1},
    ],
)  # fmt: skip
def test_a_claim_that_contradicts_itself_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate(claim("soldiers", 0, 8).model_dump() | changes)


@pytest.mark.parametrize(("amount", "written"), [("200", "200"), ("1.5", "1.5"), ("2E+3", "2000")])
def test_an_amount_is_a_number_in_json(amount: str, written: str) -> None:
    quantity = ClaimQuantity(low=Decimal(0), high=Decimal(amount), unit="soldiers")
    assert quantity.model_dump_json() == f'{{"low":0,"high":{written},"unit":"soldiers"}}'
    assert ClaimQuantity.model_validate_json(quantity.model_dump_json()) == quantity


def test_nobody_sends_less_than_nothing() -> None:
    with pytest.raises(ValidationError):
        ClaimQuantity(low=Decimal(-1), high=Decimal(1), unit="soldiers")
