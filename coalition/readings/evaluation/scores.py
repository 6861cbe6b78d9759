"""Precision, recall and F1 of a reader against gold, micro-averaged; the meaning of each figure is in docs/quality.md."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coalition.readings.evaluation.rows import GoldArticle, GoldClaim, Pair, SaidArticle, SaidClaim

NOT_FOUND = "missed"
NOT_THERE = "none"


class Figures(NamedTuple):
    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, said: int, demanded: int) -> "Figures":
        """Rounded to three places; what has no denominator is 0."""
        precision = hits / said if said else 0.0
        recall = hits / demanded if demanded else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return cls(round(precision, 3), round(recall, 3), round(both, 3))


@dataclass(frozen=True)
class Judged:
    """One pair of one article: what was demanded, what was said, one of them perhaps missing."""

    article: GoldArticle
    pair: Pair
    truth: GoldClaim | None
    said: SaidClaim | None

    @property
    def true_status(self) -> str:
        """The status it should have: the one that was said if that is among the right ones."""
        if self.truth is None:
            return NOT_THERE
        return self.said.status if self.said and self.said.status in self.truth.right else self.truth.stance

    @property
    def said_status(self) -> str:
        return self.said.status if self.said else NOT_FOUND

    @property
    def is_right(self) -> bool:
        return self.truth is not None and self.said is not None and self.true_status == self.said.status


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


class Scorer:
    """Compares two sets of articles once, and counts any part of them."""

    def __init__(
        self,
        gold: Mapping[str, GoldArticle],
        said: Mapping[str, SaidArticle],
        ladder: Sequence[str],
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self.gold, self.said, self._texts = gold, said, texts
        self._rank = {slug: place for place, slug in enumerate(ladder)}
        self.judged = [one for article in gold.values() for one in self._judge(article)]

    def score(self, lang: str | None = None) -> Score:
        """Over all articles, or those in one language."""
        articles = [article for article in self.gold.values() if lang in (None, article.lang)]
        judged = [one for one in self.judged if lang in (None, one.article.lang)]
        count = self._count(judged)
        demanded, predicted = count["demanded"], count["predicted"]
        negatives = [article for article in articles if article.negative]
        return Score(
            pair=Figures.of(count["pair"], predicted, demanded),
            strict=Figures.of(count["strict"], predicted, demanded),
            near=Figures.of(count["near"], predicted, demanded),
            condition=Figures.of(count["condition_hits"], count["conditions_said"], count["conditions_true"]),
            noise=_share(sum(len(self._found(article)) for article in negatives), len(negatives), 3),
            grounded=self._grounded(articles),
            articles=len(articles),
            claims=demanded,
        )

    def languages(self) -> dict[str, Score]:
        return {lang: self.score(lang) for lang in self._languages()}

    def kinds(self) -> dict[str, tuple[Figures, Figures]]:
        """Pair and strict figures of each kind that occurs."""
        found: dict[str, tuple[Figures, Figures]] = {}
        for kind in sorted({one.pair[1] for one in self.judged}):
            count = self._count(one for one in self.judged if one.pair[1] == kind)
            predicted, demanded = count["predicted"], count["demanded"]
            pair = Figures.of(count["pair"], predicted, demanded)
            found[kind] = (pair, Figures.of(count["strict"], predicted, demanded))
        return found

    def statuses(self) -> dict[str, Figures]:
        """Of each status that occurs: how often it was rightly said, of how often it was said and should have been."""
        statuses = {one.true_status for one in self.judged} | {one.said_status for one in self.judged}
        found = {}
        for status in sorted(statuses - {NOT_FOUND, NOT_THERE}, key=self._place):
            hits = sum(one.is_right and one.said_status == status for one in self.judged)
            said = sum(one.said_status == status for one in self.judged)
            found[status] = Figures.of(hits, said, sum(one.true_status == status for one in self.judged))
        return found

    def confusion(self) -> Counter[tuple[str, str]]:
        """How often a true status (or none) was read as another (or missed)."""
        return Counter((one.true_status, one.said_status) for one in self.judged)

    def confidences(self) -> tuple[list[float], list[bool]]:
        """How sure the reader was of each claim, and whether country, kind and status were right."""
        sure = [
            (one.said.confidence, one.is_right)
            for one in self.judged
            if one.said and one.said.confidence is not None
        ]
        return [confidence for confidence, _right in sure], [right for _confidence, right in sure]

    def distance(self, one: str, other: str) -> int | None:
        """Rungs between two statuses; None when one of them stands beside the ladder."""
        if one == other:
            return 0
        if one in self._rank and other in self._rank:
            return abs(self._rank[one] - self._rank[other])
        return None

    def _judge(self, article: GoldArticle) -> Iterable[Judged]:
        sure, maybe, found = article.sure, article.maybe, self._found(article)
        for pair in sorted((sure.keys() | found.keys()) - maybe):
            yield Judged(article, pair, sure.get(pair), found.get(pair))

    def _found(self, article: GoldArticle) -> dict[Pair, SaidClaim]:
        return self.said[article.id].found if article.id in self.said else {}

    def _count(self, judged: Iterable[Judged]) -> Counter[str]:
        count: Counter[str] = Counter()
        for one in judged:
            count["predicted"] += one.said is not None
            count["demanded"] += one.truth is not None
            if one.said is None or one.truth is None:
                continue
            count["pair"] += 1
            count["strict"] += one.is_right
            count["near"] += any(self.distance(one.said.status, right) in (0, 1) for right in one.truth.right)
            said = set(one.said.conditions) - set(one.truth.maybe_conditions)
            count["condition_hits"] += len(said & set(one.truth.conditions))
            count["conditions_said"] += len(said)
            count["conditions_true"] += len(set(one.truth.conditions))
        return count

    def _grounded(self, articles: Iterable[GoldArticle]) -> float | None:
        if self._texts is None:
            return None
        grounds = [
            bool(claim.quote) and self._texts[article.id][claim.start : claim.end] == claim.quote
            for article in articles
            if article.id in self.said
            for claim in self.said[article.id].claims
        ]
        return _share(sum(grounds), len(grounds), 4)

    def _languages(self) -> list[str]:
        return sorted({article.lang for article in self.gold.values()})

    def _place(self, status: str) -> tuple[int, str]:
        return self._rank.get(status, len(self._rank)), status


def _share(part: int, whole: int, places: int) -> float | None:
    return round(part / whole, places) if whole else None
