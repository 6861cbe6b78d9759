"""Whether confidences mean what they say: of the claims with confidence p, a share p should be right.

Brier score: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78
(1950). Expected calibration error: M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated
probabilities using Bayesian binning", AAAI 2015.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bin:
    """Claims whose confidence lies in [low, high): how many, how sure on average, how often right."""

    low: float
    high: float
    count: int
    confidence: float
    rate: float


@dataclass(frozen=True)
class Reliability:
    """`brier` and `error` (ECE): 0 is perfect; a coin that says one half has a Brier score of 0.25."""

    count: int
    brier: float
    error: float
    bins: tuple[Bin, ...]


def measure(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> Reliability | None:
    """The reliability curve in bins of equal width, empty ones left out. None without any claim."""
    pairs = list(zip(confidences, right, strict=True))
    if not pairs:
        return None
    found = []
    for place in range(bins):
        inside = [pair for pair in pairs if min(int(pair[0] * bins), bins - 1) == place]
        if inside:
            sure, rate = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            found.append(Bin(place / bins, (place + 1) / bins, len(inside), sure, rate))
    error = sum(one.count * abs(one.confidence - one.rate) for one in found) / len(pairs)
    return Reliability(len(pairs), brier(confidences, right), error, tuple(found))


def brier(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """The mean squared difference of confidence and outcome. Raises ZeroDivisionError without any."""
    return sum((sure - outcome) ** 2 for sure, outcome in zip(confidences, right, strict=True)) / len(
        confidences
    )
