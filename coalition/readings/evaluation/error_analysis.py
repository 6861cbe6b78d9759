"""The worst mistakes first, with the words they were made on: what to look at next."""

from collections.abc import Mapping
from dataclasses import dataclass

from coalition.readings.evaluation.scores import Comparison, Scorer

BESIDE_THE_LADDER = 3  # rungs that confusing a status with "withdrawn" counts for


@dataclass(frozen=True)
class Mistake:
    """`weight`: how misleading it would be, in rungs; the quotes are those of gold and of the reader."""

    weight: float
    sort: str
    article: str
    lang: str
    country: str
    kind: str
    true: str
    said: str
    true_quote: str
    said_quote: str
    start: int | None
    end: int | None


def worst_mistakes(scorer: Scorer, texts: Mapping[str, str] | None, most: int) -> list[Mistake]:
    """The weightiest mistakes: claims out of nothing, wrong rungs, missed claims, wrong conditions."""
    found = [mistake for one in scorer.comparisons if (mistake := _mistake(one, scorer, texts))]
    return sorted(
        found, key=lambda mistake: (-mistake.weight, mistake.article, mistake.country, mistake.kind)
    )[:most]


def _mistake(one: Comparison, scorer: Scorer, texts: Mapping[str, str] | None) -> Mistake | None:
    sort, weight = _classify(one, scorer)
    if not weight:
        return None
    true_quote, said_quote = (
        one.truth.quote if one.truth else "",
        one.predicted.quote if one.predicted else "",
    )
    span = (
        (one.predicted.start, one.predicted.end)
        if one.predicted
        else _place(true_quote, (texts or {}).get(one.article.id, ""))
    )
    return Mistake(
        weight=weight,
        sort=sort,
        article=one.article.id,
        lang=one.article.lang,
        country=one.pair[0],
        kind=one.pair[1],
        true=_with_conditions(one.true_status, one.truth.conditions if one.truth else []),
        said=_with_conditions(one.predicted_status, one.predicted.conditions if one.predicted else []),
        true_quote=true_quote,
        said_quote=said_quote,
        start=span[0] if span else None,
        end=span[1] if span else None,
    )


def _classify(one: Comparison, scorer: Scorer) -> tuple[str, float]:
    if one.truth is None:
        return ("noise", 5.0) if one.article.negative else ("invented", 3.0)
    if one.predicted is None:
        return "missed", 2.0
    if not one.is_right:
        distances = [scorer.distance(one.predicted.status, right) for right in one.truth.right]
        return "wrong status", float(
            min(BESIDE_THE_LADDER if rungs is None else rungs for rungs in distances)
        )
    wrong = (set(one.predicted.conditions) ^ set(one.truth.conditions)) - set(one.truth.maybe_conditions)
    return "wrong conditions", len(wrong) / 2


def _place(quote: str, text: str) -> tuple[int, int] | None:
    start = text.find(quote) if quote else -1
    return None if start < 0 else (start, start + len(quote))


def _with_conditions(status: str, conditions: list[str]) -> str:
    return f"{status} if {', '.join(sorted(conditions))}" if conditions else status
