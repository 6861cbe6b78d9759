"""Krippendorff's alpha on the examples of his own paper, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.evaluation.agreement import alpha_nominal, alpha_ordinal

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, gaps.
FOUR_OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
UNITS = [[int(row[unit]) for row in FOUR_OBSERVERS if row[unit] != "."] for unit in range(12)]


def test_the_paper_s_example_with_missing_values() -> None:
    assert alpha_nominal(UNITS) == pytest.approx(0.743, abs=0.0005)
    assert alpha_ordinal(UNITS) == pytest.approx(0.815, abs=0.0005)


def test_the_paper_s_example_of_two_observers_and_two_values() -> None:
    pairs = zip("0100000010", "1110010000", strict=True)

    assert alpha_nominal(pairs) == pytest.approx(0.095, abs=0.0005)


def test_where_nothing_can_differ_there_is_no_figure() -> None:
    assert alpha_nominal([]) is None
    assert alpha_nominal([["a"], ["b"]]) is None
    assert alpha_ordinal([[3, 3], [3, 3]]) is None


units = st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=30)


@given(units)
def test_full_agreement_is_one_and_nothing_exceeds_it(values: list[list[int]]) -> None:
    agreed = [[first, first] for first, _second in values]

    for alpha in (alpha_nominal, alpha_ordinal):
        assert alpha(agreed) in (None, pytest.approx(1))
        measured = alpha(values)
        assert measured is None or measured <= 1 + 1e-9


@given(units, st.randoms())
def test_neither_the_order_of_coders_nor_of_units_counts(values: list[list[int]], random: object) -> None:
    turned = [list(reversed(unit)) for unit in reversed(values)]

    assert alpha_nominal(turned) == pytest.approx(alpha_nominal(values))
    assert alpha_ordinal(turned) == pytest.approx(alpha_ordinal(values))


@given(units)
def test_only_the_order_of_ranks_counts(values: list[list[int]]) -> None:
    stretched = [[10**rank for rank in unit] for unit in values]

    assert alpha_ordinal(stretched) == pytest.approx(alpha_ordinal(values))
