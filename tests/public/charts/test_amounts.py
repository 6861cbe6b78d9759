"""Pledges with what they say of how much."""

from datetime import date
from decimal import Decimal

import pytest

from coalition.public.charts.amounts import amounts
from coalition.public.charts.queries import assessments_with_quantities, counted_claims
from coalition.public.matrix_data.queries import matrix
from coalition.public.selection.selection import Selection
from coalition.register.actions import Quantity
from tests.factories import register

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def found(asked: Selection = ASKED) -> list[tuple[str, bool]]:
    built = matrix(asked)
    pledges = {slug for one in built.cells for slug in one.pledges}
    rows = amounts(assessments_with_quantities(asked, pledges), built, asked)
    return [(" ".join(one.record()), one.conditional) for one in rows]


def test_amounts_stand_by_kind_and_unit_the_most_first_and_say_what_they_wait_for() -> None:
    few, many = Quantity(Decimal(5), Decimal(10), "soldiers"), Quantity(Decimal(50), Decimal(250), "soldiers")
    ship = Quantity(Decimal(1), Decimal(1), "vessel")
    register.assessment(register.pledge("DE", kind="naval"), "open", quantity=ship)
    register.assessment(register.pledge("FR"), "intends", quantity=few)
    register.assessment(register.pledge("DE", "PL"), "open", quantity=many, conditions=("ceasefire",))
    register.assessment(register.pledge("IT"), "refused", quantity=many)
    register.assessment(register.pledge("SE"), "open")
    assert [(text.split(" ", 1)[1], waits) for text, waits in found()] == [
        ("DE PL troops open 50.00 250.00 soldiers", True),
        ("FR troops intends 5.00 10.00 soldiers", False),
        ("DE naval open 1.00 1.00 vessel", False),
    ]
    supposed = found(ASKED.but(suppose=("ceasefire",)))
    assert not any(waits for _text, waits in supposed)


def test_a_claim_without_a_number_is_not_counted(several_kinds: None) -> None:
    assert [claim.number for claim in counted_claims(ASKED)] == [26]
    assert counted_claims(Selection(as_of=date(2025, 9, 3))) == []
