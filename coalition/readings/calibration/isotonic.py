"""What a reader's scores are worth: isotonic regression of score on outcome, by pool-adjacent-violators.

Ayer, Brunk, Ewing, Reid and Silverman, "An empirical distribution function for sampling with incomplete
information", Annals of Mathematical Statistics 26 (1955); used so for classifiers by Zadrozny and Elkan,
"Transforming classifier scores into accurate multiclass probability estimates", KDD 2002.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

FOLDS = 5


@dataclass(frozen=True)
class CalibrationCurve:
    """From score to observed rate, a line through rising knots; without knots a score is its own rate."""

    knots: tuple[tuple[float, float], ...] = ()

    def rate(self, score: float) -> float:
        """How often claims with such a score were right. Linear between knots, flat beyond the outermost."""
        if not self.knots:
            return score
        place = bisect_right(self.knots, score, key=lambda knot: knot[0])
        if place == 0:
            return self.knots[0][1]
        if place == len(self.knots):
            return self.knots[-1][1]
        (low, below), (high, above) = self.knots[place - 1], self.knots[place]
        return below + (above - below) * (score - low) / (high - low)


def fit(scores: Sequence[float], right: Sequence[bool]) -> CalibrationCurve:
    """The rising curve that fits these outcomes best; a block's knot stands at its mean score.

    Each block is then given one more success and one more failure (Laplace's rule of succession), and pooled once
    more: three right ones of three are no certainty. Raises ValueError without any outcome or when the two differ in
    length.
    """
    if not scores or len(scores) != len(right):
        raise ValueError("one outcome a score is needed, and at least one")
    single = []
    for score, same in groupby(sorted(zip(scores, right, strict=True)), key=itemgetter(0)):
        outcomes = [outcome for _score, outcome in same]
        single.append(_Block(len(outcomes), score * len(outcomes), sum(outcomes)))
    careful = [_Block(one.weight + 2, one.scores + 2 * one.score, one.hits + 1) for one in _pool(single)]
    return CalibrationCurve(tuple((one.score, one.rate) for one in _pool(careful)))


class _Block(NamedTuple):
    """Neighbouring scores that share a rate: how many, their sum, and how many were right."""

    weight: float
    scores: float
    hits: float

    @property
    def score(self) -> float:
        return self.scores / self.weight

    @property
    def rate(self) -> float:
        return self.hits / self.weight


def _pool(blocks: Iterable[_Block]) -> list[_Block]:
    """Join neighbours until the rates rise."""
    pooled: list[_Block] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and pooled[-2].rate >= pooled[-1].rate:
            last, one = pooled.pop(), pooled.pop()
            pooled.append(_Block(one.weight + last.weight, one.scores + last.scores, one.hits + last.hits))
    return pooled


def cross_validated_rates(
    scores: Sequence[float], right: Sequence[bool], groups: Sequence[Hashable]
) -> list[float]:
    """The rate of each score by a curve that was fitted without its group: what a fit is worth on what comes next.

    `groups` are the articles, as claims of one article are right or wrong together. With one group alone the curve
    of no experience is used.
    """
    fold = {group: place % FOLDS for place, group in enumerate(dict.fromkeys(groups))}
    rates = [0.0] * len(scores)
    for held_out in range(FOLDS):
        known = [place for place, group in enumerate(groups) if fold[group] != held_out]
        curve = (
            fit([scores[place] for place in known], [right[place] for place in known])
            if known
            else CalibrationCurve()
        )
        for place, group in enumerate(groups):
            if fold[group] == held_out:
                rates[place] = curve.rate(scores[place])
    return rates
