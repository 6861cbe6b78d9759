"""Precision, recall and F1 of a reader against gold, micro-averaged; the meaning of each figure is in docs/quality.md."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coalition.readings.evaluation.files import (
    GoldArticle,
    GoldClaim,
    Pair,
    PredictedArticle,
    PredictedClaim,
)

NOT_FOUND = "missed"
NOT_THERE = "none"


class Figures(NamedTuple):
    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, predicted: int, demanded: int, *, recalled: int | None = None) -> "Figures":
        """Rounded to three places; what has no denominator is 0. `recalled`: hits among the demanded, if others."""
        precision = hits / predicted if predicted else 0.0
        recall = (hits if recalled is None else recalled) / demanded if demanded else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(round(precision, 3), round(recall, 3), round(both, 3))


@dataclass(frozen=True)
class Comparison:
    """One pair of one article: what was demanded, what was said, one of them perhaps missing."""

    article: GoldArticle
    pair: Pair
    truth: GoldClaim | None
    predicted: PredictedClaim | None

    @property
    def true_status(self) -> str:
        """The status it should have: the one that was said if that is among the right ones."""
        if self.truth is None:
            return NOT_THERE
        return (
            self.predicted.status
            if self.predicted and self.predicted.status in self.truth.right
            else self.truth.stance
        )

    @property
    def predicted_status(self) -> str:
        return self.predicted.status if self.predicted else NOT_FOUND

    @property
    def is_right(self) -> bool:
        return (
            self.truth is not None
            and self.predicted is not None
            and self.true_status == self.predicted.status
        )


@dataclass(frozen=True)
class Score:
    """`noise`: claims per article without any commitment; `grounded`: share of quotes that stand at their span."""

    pair: Figures
    strict: Figures
    near: Figures
    condition: Figures
    noise: float | None
    grounded: float | None
    articles: int
    claims: int


# Picks a part of the claims by language, kind and status.
type ClaimFilter = Callable[[str, str, str], bool]


class Scorer:
    """Compares two sets of articles once, and counts any part of them."""

    def __init__(
        self,
        gold: Mapping[str, GoldArticle],
        predicted: Mapping[str, PredictedArticle],
        ladder: Sequence[str],
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self.gold, self.predicted, self._texts = gold, predicted, texts
        self._rank = {slug: place for place, slug in enumerate(ladder)}
        self.comparisons = [one for article in gold.values() for one in self._compare(article)]

    def score(self) -> Score:
        return self._score(lambda lang, kind, status: True, list(self.gold.values()))

    def languages(self) -> dict[str, Score]:
        by_language: dict[str, list[GoldArticle]] = {}
        for article in self.gold.values():
            by_language.setdefault(article.lang, []).append(article)
        return {code: self._score(_in_language(code), by_language[code]) for code in sorted(by_language)}

    def kinds(self) -> dict[str, Score]:
        """Of each kind that occurs; noise is this kind's alone."""
        kinds = sorted({one.pair[1] for one in self.comparisons})
        return {kind: self._score(_of_kind(kind), list(self.gold.values())) for kind in kinds}

    def statuses(self) -> dict[str, Score]:
        """Of each status that occurs: precision over the claims that say it, recall over those that should."""
        statuses = {one.true_status for one in self.comparisons} | {
            one.predicted_status for one in self.comparisons
        }
        ordered = sorted(statuses - {NOT_FOUND, NOT_THERE}, key=self._place)
        return {status: self._score(_of_status(status), list(self.gold.values())) for status in ordered}

    def confusion(self) -> Counter[tuple[str, str]]:
        """How often a true status (or none) was read as another (or missed)."""
        return Counter((one.true_status, one.predicted_status) for one in self.comparisons)

    def confidences(self) -> tuple[list[float], list[bool]]:
        """How sure the reader was of each claim, and whether country, kind and status were right."""
        claims = [
            (one.predicted, one.is_right)
            for one in self.comparisons
            if one.predicted and one.predicted.confidence is not None
        ]
        return [predicted.confidence or 0.0 for predicted, _right in claims], [
            right for _said, right in claims
        ]

    def distance(self, one: str, other: str) -> int | None:
        """Rungs between two statuses; None when one of them stands beside the ladder."""
        if one == other:
            return 0
        if one in self._rank and other in self._rank:
            return abs(self._rank[one] - self._rank[other])
        return None

    def _compare(self, article: GoldArticle) -> Iterable[Comparison]:
        sure, maybe, found = article.sure, article.maybe, self._found(article)
        for pair in sorted((sure.keys() | found.keys()) - maybe):
            yield Comparison(article, pair, sure.get(pair), found.get(pair))

    def _found(self, article: GoldArticle) -> dict[Pair, PredictedClaim]:
        return self.predicted[article.id].found if article.id in self.predicted else {}

    def _score(self, of: ClaimFilter, articles: list[GoldArticle]) -> Score:
        predicted = [
            one
            for one in self.comparisons
            if one.predicted and of(one.article.lang, one.pair[1], one.predicted_status)
        ]
        true = [
            one
            for one in self.comparisons
            if one.truth and of(one.article.lang, one.pair[1], one.true_status)
        ]
        negatives = [article for article in articles if article.negative]
        noise = sum(
            of(one.lang, claim.kind, claim.status) for one in negatives for claim in self._found(one).values()
        )
        return Score(
            pair=_figures(predicted, true, lambda one: one.predicted is not None and one.truth is not None),
            strict=_figures(predicted, true, lambda one: one.is_right),
            near=_figures(predicted, true, self._is_near),
            condition=_conditions(true),
            noise=_share(noise, len(negatives), 3),
            grounded=self._grounded(of, articles),
            articles=len(articles),
            claims=len(true),
        )

    def _is_near(self, one: Comparison) -> bool:
        if one.predicted is None or one.truth is None:
            return False
        return any(self.distance(one.predicted.status, right) in (0, 1) for right in one.truth.right)

    def _grounded(self, of: ClaimFilter, articles: Iterable[GoldArticle]) -> float | None:
        if self._texts is None:
            return None
        grounds = [
            bool(claim.quote) and self._texts[article.id][claim.start : claim.end] == claim.quote
            for article in articles
            if article.id in self.predicted
            for claim in self.predicted[article.id].claims
            if of(article.lang, claim.kind, claim.status)
        ]
        return _share(sum(grounds), len(grounds), 4)

    def _place(self, status: str) -> tuple[int, str]:
        return self._rank.get(status, len(self._rank)), status


def _in_language(code: str) -> ClaimFilter:
    return lambda lang, kind, status: lang == code


def _of_kind(slug: str) -> ClaimFilter:
    return lambda lang, kind, status: kind == slug


def _of_status(slug: str) -> ClaimFilter:
    return lambda lang, kind, status: status == slug


def _figures(
    predicted: Sequence[Comparison], true: Sequence[Comparison], hit: Callable[[Comparison], bool]
) -> Figures:
    return Figures.of(sum(map(hit, predicted)), len(predicted), len(true), recalled=sum(map(hit, true)))


def _conditions(true: Iterable[Comparison]) -> Figures:
    """Of the conditions on the pairs that both sides have."""
    hits = predicted = demanded = 0
    for one in true:
        if one.predicted and one.truth:
            mine, theirs = (
                set(one.predicted.conditions) - set(one.truth.maybe_conditions),
                set(one.truth.conditions),
            )
            hits, predicted, demanded = (
                hits + len(mine & theirs),
                predicted + len(mine),
                demanded + len(theirs),
            )
    return Figures.of(hits, predicted, demanded)


def _share(part: int, whole: int, places: int) -> float | None:
    return round(part / whole, places) if whole else None
