"""Sums that never count a joint pledge twice."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.register import actions
from coalition.register.queries.totals import (
    Amount,
    Part,
    Total,
    amounts,
    totals,
)
from tests.factories import register
from tests.factories.accounts import EditorFactory


def amount(
    low: int, high: int, *parts: Part, status: str = "pledged", kind: str = "troops", unit: str = "soldiers"
) -> Amount:
    return Amount(kind, status, Decimal(low), Decimal(high), unit, parts)


def part(country: str, low: int | None = None, high: int | None = None, unit: str = "soldiers") -> Part:
    return Part(country, None if low is None else Decimal(low), None if high is None else Decimal(high), unit)


def total(*given_amounts: Amount, **asked) -> tuple[int, int, int] | None:
    found = totals(given_amounts, **asked)
    return (int(found[0].low), int(found[0].high), found[0].pledges) if found else None


JOINT = amount(1000, 1500, part("DK", 200, 300), part("SE", 400, 600), part("NO"))


def test_a_joint_pledge_counts_once():
    assert total(JOINT, amount(50, 250, part("EE"))) == (1050, 1750, 2)


@pytest.mark.parametrize(("countries", "expected"), [
    (["DK", "SE", "NO"], (1000, 1500, 1)),
    (["DK"], (200, 300, 1)),
    (["DK", "SE"], (600, 900, 1)),
    (["NO"], (0, 900, 1)),  # what the others' minimum leaves
    (["NO", "DK"], (200, 1100, 1)),
    (["FR"], None),
])  # fmt: skip
def test_some_of_the_participants_count_with_their_shares(countries, expected):
    assert total(JOINT, countries=countries) == expected


def test_refusals_never_count_and_lower_rungs_only_if_asked():
    assert (
        total(amount(5, 5, part("DE"), status="refused"), amount(7, 7, part("FR"), status="withdrawn"))
        is None
    )
    weak, firm = amount(10, 10, part("DE"), status="open"), amount(1, 1, part("FR"), status="decided")
    assert total(weak, firm) == (11, 11, 2)
    assert total(weak, firm, at_least="pledged") == (1, 1, 1)


def test_units_are_kept_apart_and_kinds_stand_in_their_order():
    found = totals(
        [
            amount(1, 2, part("DE"), kind="funding", unit="GBP"),
            amount(1, 1, part("DE"), kind="funding", unit="EUR"),
            JOINT,
        ]
    )
    assert [(one.kind, one.unit) for one in found] == [
        ("troops", "soldiers"),
        ("funding", "EUR"),
        ("funding", "GBP"),
    ]
    assert found[2] == Total("funding", "GBP", Decimal(1), Decimal(2), 1)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=5), st.integers(0, 200), st.data())
def test_a_selection_is_never_more_than_the_whole(shares, more, data):
    parts = [
        part(f"C{place}", share, share + 10) if share % 3 else part(f"C{place}")
        for place, share in enumerate(shares)
    ]
    whole = amount(sum(shares), sum(shares) + more + 10 * len(shares), *parts)
    chosen = data.draw(st.sets(st.sampled_from([one.country for one in parts]), min_size=1))
    low, high, _number = total(whole, countries=chosen) or (0, 0, 0)
    assert 0 <= low <= high <= whole.high


@pytest.mark.django_db
def test_amounts_are_those_of_the_day():
    by = EditorFactory.create()
    for code in ("DK", "SE"):
        register.country(code)
    joint = actions.open_pledge(
        by=by,
        kind="troops",
        title="Brigade",
        countries=["DK", "SE"],
        shares={"DK": actions.Quantity(Decimal(200), Decimal(300), "soldiers")},
    )
    register.assessment(
        joint, said_on=date(2026, 1, 1), quantity=actions.Quantity(Decimal(900), Decimal(1000), "soldiers")
    )
    register.assessment(
        joint, said_on=date(2026, 2, 1), quantity=actions.Quantity(Decimal(500), Decimal(600), "soldiers")
    )
    register.assessment(register.pledge("FR"), said_on=date(2026, 1, 1))
    assert total(*amounts(date(2026, 1, 31)), countries=["SE"]) == (0, 800, 1)
    assert total(*amounts(date(2026, 2, 1))) == (500, 600, 1)
