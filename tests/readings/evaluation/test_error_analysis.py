"""The most misleading mistakes come first."""

import pytest

from coalition.readings.evaluation.error_analysis import worst_mistakes
from coalition.readings.evaluation.files import GoldArticle, PredictedArticle
from coalition.readings.evaluation.scores import Scorer

LADDER = ["refused", "unclear", "open", "intends", "pledged", "decided", "delivered"]


def article(
    key: str, *claims: tuple[str, str], negative: bool = False, conditions: list[str] | None = None
) -> GoldArticle:
    rows = [
        {"country": country, "kind": "troops", "stance": stance, "conditions": conditions or [], "quote": "q"}
        for country, stance in claims
    ]
    return GoldArticle.model_validate({"id": key, "lang": "en", "negative": negative, "claims": rows})


def predicted(key: str, *claims: tuple[str, str], conditions: list[str] | None = None) -> PredictedArticle:
    rows = [
        {"country": country, "kind": "troops", "status": status, "conditions": conditions or []}
        for country, status in claims
    ]
    return PredictedArticle.model_validate({"id": key, "claims": rows})


def mistakes(
    gold: list[GoldArticle], said: list[PredictedArticle], most: int = 20
) -> list[tuple[str, str, float]]:
    scorer = Scorer({one.id: one for one in gold}, {one.id: one for one in said}, LADDER)
    return [(one.article, one.sort, one.weight) for one in worst_mistakes(scorer, None, most)]


def test_they_are_sorted_by_how_misleading_they_are() -> None:
    gold = [
        article("a", ("NO", "open")),
        article("b", negative=True),
        article("c", ("NO", "refused")),
        article("d", ("NO", "open")),
    ]
    said = [
        predicted("a"),
        predicted("b", ("SE", "open")),
        predicted("c", ("NO", "delivered")),
        predicted("d", ("NO", "open"), ("SE", "open")),
    ]
    assert mistakes(gold, said) == [
        ("c", "wrong status", 6),
        ("b", "noise", 5),
        ("d", "invented", 3),
        ("a", "missed", 2),
    ]
    assert mistakes(gold, said, most=1) == [("c", "wrong status", 6)]


@pytest.mark.parametrize(("status", "weight"), [("intends", 1), ("refused", 2), ("withdrawn", 3)])
def test_a_wrong_status_weighs_the_rungs_between(status: str, weight: float) -> None:
    assert mistakes([article("a", ("NO", "open"))], [predicted("a", ("NO", status))]) == [
        ("a", "wrong status", weight)
    ]


def test_a_wrong_condition_weighs_half() -> None:
    gold = [article("a", ("NO", "open"), conditions=["ceasefire"])]
    assert mistakes(gold, [predicted("a", ("NO", "open"), conditions=["parliament"])]) == [
        ("a", "wrong conditions", 1)
    ]
    assert mistakes(gold, [predicted("a", ("NO", "open"), conditions=["ceasefire"])]) == []
