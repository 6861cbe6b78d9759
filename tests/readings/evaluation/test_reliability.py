"""Whether confidences mean what they say."""

import pytest

from coalition.readings.evaluation.reliability import brier, measure


def test_a_reader_that_is_as_often_right_as_it_says_makes_no_error() -> None:
    found = measure([0.75] * 4 + [0.25] * 4, [True] * 3 + [False] + [True] + [False] * 3)
    assert found is not None
    assert (found.count, found.error) == (8, 0.0)
    assert [(one.low, one.high, one.count, one.rate) for one in found.bins] == [
        (0.2, 0.3, 4, 0.25),
        (0.7, 0.8, 4, 0.75),
    ]


def test_one_that_boasts_does() -> None:
    found = measure([1.0, 1.0], [True, False])
    assert found is not None
    assert (found.error, found.brier) == (0.5, 0.5)
    assert found.bins[0].high == 1.0


def test_without_claims_there_is_nothing_to_measure() -> None:
    assert measure([], []) is None
    with pytest.raises(ZeroDivisionError):
        brier([], [])


def test_a_coin_that_says_one_half_has_a_quarter() -> None:
    assert brier([0.5, 0.5], [True, False]) == 0.25
