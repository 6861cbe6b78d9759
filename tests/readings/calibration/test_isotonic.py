"""A confidence is how often such claims have been right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.calibration.isotonic import CalibrationCurve, fit

scores = st.floats(0, 1, allow_nan=False)
outcomes = st.lists(st.tuples(scores, st.booleans()), min_size=1, max_size=60)


def test_violators_are_pooled_and_few_are_no_certainty() -> None:
    scale = fit([0.2] * 8 + [0.4, 0.5] * 4 + [0.9] * 8, [False] * 8 + [True, False] * 4 + [True] * 8)

    # With one success and one failure added: 1 of 10, 5 of 10, 9 of 10.
    assert [(round(score, 3), round(rate, 3)) for score, rate in scale.knots] == [
        (0.2, 0.1),
        (0.45, 0.5),
        (0.9, 0.9),
    ]
    assert scale.rate(0.45) == 0.5
    assert scale.rate(0.675) == pytest.approx(0.7)
    assert (scale.rate(0), scale.rate(1)) == pytest.approx((0.1, 0.9))


def test_equal_scores_are_one_block() -> None:
    assert fit([0.9] * 4, [True, False, True, True]).knots == ((pytest.approx(0.9), pytest.approx(4 / 6)),)


def test_without_experience_a_score_is_its_own_rate() -> None:
    assert CalibrationCurve().rate(0.37) == 0.37


def test_nothing_can_be_fitted_on_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fit([], [])


@given(outcomes, scores, scores)
def test_a_surer_claim_never_gets_less(decided: list[tuple[float, bool]], one: float, other: float) -> None:
    scale = fit([score for score, _right in decided], [right for _score, right in decided])
    low, high = sorted((one, other))

    assert 0 <= scale.rate(low) <= scale.rate(high) + 1e-9 <= 1 + 2e-9


@given(outcomes)
def test_a_rate_is_never_certain(decided: list[tuple[float, bool]]) -> None:
    scale = fit([score for score, _right in decided], [right for _score, right in decided])

    assert all(0 < rate < 1 for _score, rate in scale.knots)
