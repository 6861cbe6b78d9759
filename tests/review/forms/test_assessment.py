"""The fields of an assessment, and what they must be to be recorded."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coalition.codebook.loader import codebook
from coalition.register.actions import Quantity
from coalition.review.forms.assessment import AssessmentForm
from coalition.review.suggestions.proposal_fields import AssessmentDraft


def form(**changes: Any) -> AssessmentForm:
    data = {"status": "open", "said_on": "2026-03-02", "precision": "day"} | changes
    return AssessmentForm({name: value for name, value in data.items() if value is not None})


def test_what_is_filled_in_becomes_a_draft() -> None:
    filled = form(
        conditions=["ceasefire", "parliament"],
        precision="month",
        quantity_low="5",
        quantity_high="9.50",
        quantity_unit="ships",
    )
    assert filled.is_valid()
    assert filled.draft() == AssessmentDraft(
        status="open",
        said_on=date(2026, 3, 2),
        precision="month",
        conditions=frozenset({"ceasefire", "parliament"}),
        quantity=Quantity(Decimal(5), Decimal("9.50"), "ships"),
    )


def test_little_is_enough() -> None:
    filled = form()
    assert filled.is_valid()
    assert (filled.draft().conditions, filled.draft().quantity) == (frozenset(), None)


@pytest.mark.parametrize("name", ["quantity_low", "quantity_high"])
def test_one_number_is_both_the_least_and_the_most(name: str) -> None:
    filled = form(**{name: "200"}, quantity_unit="soldiers")
    assert filled.is_valid()
    assert filled.draft().quantity == Quantity(Decimal(200), Decimal(200), "soldiers")


def test_nought_is_a_number() -> None:
    filled = form(quantity_low="0", quantity_high="5", quantity_unit="soldiers")
    assert filled.is_valid()
    assert filled.draft().quantity == Quantity(Decimal(0), Decimal(5), "soldiers")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"status": None}, "status", "required"),
        ({"status": "perhaps"}, "status", "valid choice"),
        ({"conditions": ["luck"]}, "conditions", "valid choice"),
        ({"said_on": None}, "said_on", "required"),
        ({"said_on": "2999-01-01"}, "said_on", "lies in the future"),
        ({"precision": "hour"}, "precision", "valid choice"),
        ({"quantity_low": "-1", "quantity_unit": "ships"}, "quantity_low", "greater than or equal to 0"),
        ({"quantity_low": "5"}, "quantity_unit", "Say what is counted"),
        ({"quantity_high": "5"}, "quantity_unit", "Say what is counted"),
        ({"quantity_unit": "ships"}, "quantity_low", "Give a number"),
        ({"quantity_low": "9", "quantity_high": "5", "quantity_unit": "x"}, "quantity_high", "Swap"),
        ({"status": "decided"}, "basis", "rests on one of these"),
        ({"status": "decided", "basis": "statement"}, "basis", "rests on one of these"),
        ({"note": "x" * 2001}, "note", "2000"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(changes: dict[str, Any], field: str, sentence: str) -> None:
    filled = form(**changes)
    assert list(filled.errors) == [field]
    assert sentence in str(filled.errors[field])


def test_a_rung_takes_any_basis_that_the_codebook_names() -> None:
    for basis in codebook().status("decided").needs_basis:
        assert form(status="decided", basis=basis).is_valid()


def test_statuses_are_offered_in_the_ladders_order_with_their_keys() -> None:
    options = form(status="intends").status_options
    assert [one.status.slug for one in options] == [one.slug for one in codebook().statuses]
    assert [one.key for one in options] == [str(number) for number in range(len(options))]
    assert [one.status.slug for one in options if one.checked] == ["intends"]


def test_a_rung_says_beforehand_what_it_needs() -> None:
    needs = {one.status.slug: one.needs for one in form().status_options}
    assert needs["open"] == ""
    assert "decision of parliament" in needs["decided"]


def test_the_chosen_conditions_are_checked() -> None:
    options = form(conditions=["ceasefire"]).condition_options
    assert [one.condition.slug for one in options if one.checked] == ["ceasefire"]
    assert not any(one.checked for one in form().condition_options)
