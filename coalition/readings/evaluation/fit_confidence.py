"""What the rules reader's bare scores are worth on an annotated set that nobody looked at while writing the rules."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils import timezone

from coalition.codebook.confidence import Confidence
from coalition.codebook.lexicon import lexicons
from coalition.codebook.loader import load
from coalition.readings.calibration import isotonic
from coalition.readings.claims import ArticleText
from coalition.readings.evaluation import reliability
from coalition.readings.evaluation.files import EvaluationError, GoldArticle, PredictedArticle
from coalition.readings.evaluation.scores import Scorer
from coalition.readings.reader import rules_version
from coalition.readings.readers.rules import RulesReader


def fit(
    gold: Mapping[str, GoldArticle],
    texts: Mapping[str, str],
    ladder: Sequence[str],
    *,
    folder: Path,
    set_name: str,
) -> Confidence:
    """The curve for the codebook in the folder. Raises EvaluationError where it would say no more than the bare scores."""
    reader = RulesReader(lexicons(folder), load(folder).reading_rules)
    scores: list[float] = []
    right: list[bool] = []
    groups: list[str] = []
    for key, article in gold.items():
        text = ArticleText(text=texts[key], lang=article.lang or None, date=article.date, title=article.title)
        claims = [claim.model_dump() for claim in reader.read(text).claims]
        predicted = PredictedArticle.model_validate({"id": key, "claims": claims})
        found, outcomes = Scorer({key: article}, {key: predicted}, ladder, {key: texts[key]}).confidences()
        scores += found
        right += outcomes
        groups += [key] * len(found)
    if not scores:
        raise EvaluationError("Nothing was read in these articles, so there is nothing to fit.")
    before = reliability.brier(scores, right)
    after = reliability.brier(isotonic.cross_validated_rates(scores, right, groups), right)
    if after >= before:
        raise EvaluationError(f"Nothing was kept: the Brier score would be {after:.3f}, and is {before:.3f}.")
    return Confidence(
        set_name=set_name,
        version=rules_version(),
        measured_on=timezone.now().date(),
        claims=len(scores),
        brier_before=round(before, 4),
        brier_after=round(after, 4),
        knots=tuple((round(score, 4), round(rate, 4)) for score, rate in isotonic.fit(scores, right).knots),
    )
