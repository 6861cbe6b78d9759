"""A confidence is how often such claims have been right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.calibration import Scale, fit

scores = st.floats(0, 1, allow_nan=False)
outcomes = st.lists(st.tuples(scores, st.booleans()), min_size=1, max_size=60)


def test_violators_are_pooled() -> None:
    scale = fit([0.2, 0.4, 0.5, 0.6, 0.9], [False, True, False, True, True])

    assert [(round(score, 3), round(rate, 3)) for score, rate in scale.knots] == [
        (0.2, 0),
        (0.45, 0.5),
        (0.75, 1),
    ]
    assert scale.rate(0.45) == 0.5
    assert scale.rate(0.6) == pytest.approx(0.75)


def test_equal_scores_are_one_block() -> None:
    assert fit([0.9, 0.9, 0.9, 0.9], [True, False, True, True]).knots == ((0.9, 0.75),)


def test_without_experience_a_score_is_its_own_rate() -> None:
    assert Scale().rate(0.37) == 0.37


def test_nothing_can_be_fitted_on_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fit([], [])


@given(outcomes, scores, scores)
def test_a_surer_claim_never_gets_less(decided: list[tuple[float, bool]], one: float, other: float) -> None:
    scale = fit([score for score, _right in decided], [right for _score, right in decided])
    low, high = sorted((one, other))

    assert 0 <= scale.rate(low) <= scale.rate(high) + 1e-9 <= 1 + 2e-9


@given(outcomes)
def test_the_scale_lies_around_how_often_claims_were_right(decided: list[tuple[float, bool]]) -> None:
    rights = [right for _score, right in decided]
    scale = fit([score for score, _right in decided], rights)

    assert scale.knots[0][1] - 1e-9 <= sum(rights) / len(rights) <= scale.knots[-1][1] + 1e-9
