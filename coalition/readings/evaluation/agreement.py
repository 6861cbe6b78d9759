"""How far people agree who annotate the same texts: Krippendorff's alpha.

Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), repository.upenn.edu/asc_papers/43:

    alpha = 1 - (n - 1) * sum(o_ck * d_ck) / sum(n_c * n_k * d_ck)     over all pairs of values c, k

with o the coincidence matrix, n_c how often the value c was paired, n their sum, and d the squared difference:
1 for unequal names; for ranks the square of how many paired values lie between the two, ends counted half.
A unit that fewer than two coders valued pairs with nothing and does not count.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from coalition.readings.evaluation.files import GoldArticle, Pair

type Unit = tuple[str, Pair]
type Values = dict[Unit, list[str]]


@dataclass(frozen=True)
class Agreement:
    """`units`: pairs that both coders saw; `nominal` on the status, `ordinal` on the ladder; None: undefined."""

    units: int
    seen_by_one: int
    nominal: float | None
    ordinal: float | None


def alpha_nominal[V: Hashable](units: Iterable[Sequence[V]]) -> float | None:
    """Alpha of names. None when nothing was paired or all values are the same, so that nothing could differ."""
    return _alpha(_coincidences(units), lambda one, other: float(one != other))


def alpha_ordinal(units: Iterable[Sequence[int]]) -> float | None:
    """Alpha of ranks, given as numbers whose order alone counts. None as above."""
    coincidences = _coincidences(units)
    totals = _totals(coincidences)

    def difference(one: int, other: int) -> float:
        low, high = sorted((one, other))
        between = sum(total for value, total in totals.items() if low <= value <= high)
        return (between - (totals[low] + totals[high]) / 2) ** 2

    return _alpha(coincidences, difference)


def between(
    first: Mapping[str, GoldArticle], second: Mapping[str, GoldArticle], ladder: Sequence[str]
) -> Agreement:
    """Two coders' files, over the articles that both annotated."""
    values: Values = {}
    for key in first.keys() & second.keys():
        for article in (first[key], second[key]):
            for claim in {claim.pair: claim for claim in article.claims}.values():
                values.setdefault((key, claim.pair), []).append(claim.stance)
    return _measure(values, ladder)


def within(gold: Mapping[str, GoldArticle], ladder: Sequence[str]) -> Agreement:
    """The two coders of one merged file: `also` is the second one's status where they differed; `ambiguous`: one saw it."""
    values: Values = {}
    for key, article in gold.items():
        for claim in article.claims:
            second = [] if claim.ambiguous else (claim.also or [claim.stance])[:1]
            values[(key, claim.pair)] = [claim.stance, *second]
    return _measure(values, ladder)


def _measure(values: Values, ladder: Sequence[str]) -> Agreement:
    rank = {slug: place for place, slug in enumerate(ladder)}
    paired = [valued for valued in values.values() if len(valued) > 1]
    ranked = [[rank[value] for value in valued] for valued in paired if rank.keys() >= set(valued)]
    return Agreement(len(paired), len(values) - len(paired), alpha_nominal(paired), alpha_ordinal(ranked))


def _coincidences[V: Hashable](units: Iterable[Sequence[V]]) -> dict[tuple[V, V], float]:
    found: dict[tuple[V, V], float] = {}
    for values in units:
        for pair in permutations(values, 2):
            found[pair] = found.get(pair, 0.0) + 1 / (len(values) - 1)
    return found


def _totals[V: Hashable](coincidences: Mapping[tuple[V, V], float]) -> dict[V, float]:
    totals: dict[V, float] = {}
    for (value, _other), weight in coincidences.items():
        totals[value] = totals.get(value, 0.0) + weight
    return totals


def _alpha[V: Hashable](
    coincidences: Mapping[tuple[V, V], float], difference: Callable[[V, V], float]
) -> float | None:
    totals = _totals(coincidences)
    observed = sum(weight * difference(*pair) for pair, weight in coincidences.items())
    expected = sum(totals[one] * totals[other] * difference(one, other) for one in totals for other in totals)
    return 1 - (sum(totals.values()) - 1) * observed / expected if expected else None
