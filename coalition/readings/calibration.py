"""What a reader's scores are worth: isotonic regression of score on outcome, by pool-adjacent-violators.

Ayer, Brunk, Ewing, Reid and Silverman, "An empirical distribution function for sampling with incomplete
information", Annals of Mathematical Statistics 26 (1955); used so for classifiers by Zadrozny and Elkan,
"Transforming classifier scores into accurate multiclass probability estimates", KDD 2002.
"""

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from coalition.readings.models import Calibration, Claim

FOLDS = 5


@dataclass(frozen=True)
class Scale:
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


def fit(scores: Sequence[float], right: Sequence[bool]) -> Scale:
    """The rising scale with the least squared error on these outcomes; a block's knot stands at its mean score.

    Raises ValueError without any outcome or when the two differ in length.
    """
    if not scores or len(scores) != len(right):
        raise ValueError("one outcome a score is needed, and at least one")
    blocks: list[list[float]] = []  # [weight, sum of scores, sum of outcomes]
    for score, same in groupby(sorted(zip(scores, right, strict=True)), key=itemgetter(0)):
        outcomes = [outcome for _score, outcome in same]
        blocks.append([len(outcomes), score * len(outcomes), sum(outcomes)])
        while len(blocks) > 1 and blocks[-2][2] / blocks[-2][0] >= blocks[-1][2] / blocks[-1][0]:
            violator = blocks.pop()
            blocks[-1] = [mine + theirs for mine, theirs in zip(blocks[-1], violator, strict=True)]
    return Scale(tuple((total / weight, hits / weight) for weight, total, hits in blocks))


def unseen(scores: Sequence[float], right: Sequence[bool], groups: Sequence[Hashable]) -> list[float]:
    """The rate of each score by a scale that was fitted without its group: what a fit is worth on what comes next.

    `groups` are the articles, as claims of one article are right or wrong together. With one group alone the scale
    of no experience is used.
    """
    fold = {group: place % FOLDS for place, group in enumerate(dict.fromkeys(groups))}
    rates = [0.0] * len(scores)
    for held_out in range(FOLDS):
        known = [place for place, group in enumerate(groups) if fold[group] != held_out]
        scale = (
            fit([scores[place] for place in known], [right[place] for place in known]) if known else Scale()
        )
        for place, group in enumerate(groups):
            if fold[group] == held_out:
                rates[place] = scale.rate(scores[place])
    return rates


@transaction.atomic
def put_in_force(
    reader: str, scale: Scale, *, decisions: int, brier_before: float, brier_after: float
) -> Calibration:
    """Keep the scale as the reader's and give the claims it has made so far the confidence it says."""
    calibration = Calibration.objects.create(
        reader=reader,
        knots=scale.knots,
        decisions=decisions,
        brier_before=brier_before,
        brier_after=brier_after,
    )
    batch: list[Claim] = []
    for claim in Claim.objects.filter(reading__reader=reader).only("score", "confidence").iterator():
        claim.score = claim.confidence if claim.score is None else claim.score
        claim.confidence = scale.rate(claim.score)
        batch.append(claim)
        if len(batch) == 1000:
            Claim.objects.bulk_update(batch, ["score", "confidence"])
            batch.clear()
    Claim.objects.bulk_update(batch, ["score", "confidence"])
    return calibration


def scale_of(reader: str) -> Scale:
    """The scale in force for a reader."""
    newest = Calibration.objects.filter(reader=reader).first()
    return Scale(tuple((score, rate) for score, rate in newest.knots)) if newest else Scale()
