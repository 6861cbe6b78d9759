"""Whatever is pledged: sums run from least to most, and no joint pledge counts twice."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coalition.register.queries.totals import Amount, Part, totals

COUNTRIES = ["DE", "DK", "FR", "SE"]
STATUSES = ["refused", "unclear", "open", "intends", "pledged", "decided", "delivered", "withdrawn"]
NOT_COUNTED = {"refused", "withdrawn"}


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low = draw(st.integers(0, 100))
    high = low + draw(st.integers(0, 100))
    parts = []
    for country in draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=4, unique=True)):
        known = draw(st.booleans())
        share = draw(st.integers(0, 50))
        parts.append(
            Part(country, Decimal(share), Decimal(share + 5), "soldiers") if known else Part(country)
        )
    status = draw(st.sampled_from(STATUSES))
    return Amount("troops", status, Decimal(low), Decimal(high), "soldiers", tuple(parts))


LISTS = st.lists(amounts(), max_size=5)


def total(given: Sequence[Amount], **asked: Any) -> tuple[Decimal, Decimal, int]:
    found = totals(given, **asked)
    return (found[0].low, found[0].high, found[0].pledges) if found else (Decimal(0), Decimal(0), 0)


@given(LISTS, st.sets(st.sampled_from(COUNTRIES)))
def test_the_least_is_never_above_the_most(pledges: list[Amount], countries: set[str]) -> None:
    for asked in (None, countries):
        low, high, _number = total(pledges, countries=asked)
        assert 0 <= low <= high


@given(LISTS)
def test_of_all_countries_together_each_pledge_counts_once(pledges: list[Amount]) -> None:
    counted = [one for one in pledges if one.status not in NOT_COUNTED]
    expected = (sum(one.low for one in counted), sum(one.high for one in counted), len(counted))
    assert total(pledges) == total(pledges, countries=COUNTRIES) == expected


@given(LISTS)
def test_countries_taken_one_by_one_never_promise_less_than_nothing_nor_more_pledges(
    pledges: list[Amount],
) -> None:
    """Their shares may add up to less than the whole: what nobody's share is known of is promised by all together."""
    for country in COUNTRIES:
        low, high, number = total(pledges, countries=[country])
        mine = [
            one
            for one in pledges
            if one.status not in NOT_COUNTED and country in {part.country for part in one.parts}
        ]
        assert number == len(mine)
        assert low <= sum(one.low if len(one.parts) == 1 else one.high for one in mine)
        assert high <= sum(one.high for one in mine)


@given(LISTS, st.permutations(range(5)))
def test_the_order_makes_no_difference(pledges: list[Amount], order: list[int]) -> None:
    assert total([pledges[place] for place in order if place < len(pledges)]) == total(pledges)


@given(LISTS, st.sampled_from(STATUSES[1:7]))
def test_a_higher_floor_never_counts_more(pledges: list[Amount], floor: str) -> None:
    low, high, number = total(pledges, at_least=floor)
    everything = total(pledges)
    assert low <= everything[0]
    assert high <= everything[1]
    assert number <= everything[2]
