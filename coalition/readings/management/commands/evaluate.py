"""`manage.py evaluate`: how good a reader is, by an annotated set. Needs no database."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TypedDict, Unpack, cast

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from rich.console import Console

from coalition.codebook.loader import codebook
from coalition.codebook.quality import Measurement, Measurements
from coalition.readings import reader
from coalition.readings.claims import ArticleText
from coalition.readings.evaluation import (
    agreement,
    files,
    fit_confidence,
    report,
)
from coalition.readings.evaluation.files import EvaluationError, GoldArticle, PredictedArticle
from coalition.readings.evaluation.scores import Scorer
from coalition.readings.results import ReaderFailed


class Options(TypedDict):
    """What the command line says."""

    gold: Path
    texts: Path | None
    predicted: Path | None
    coder: Path | None
    mistakes: int
    keep: str | None
    set_name: str
    fit_confidence: bool
    json: bool


class Command(BaseCommand):
    help = (
        "Compare what a reader finds with what people found: precision, recall and F1 of pairs, statuses and conditions, "
        "noise and grounding, by language, kind and status, and the worst mistakes. Needs no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--gold", type=Path, required=True, metavar="FILE", help="the annotated articles, JSON Lines"
        )
        parser.add_argument(
            "--texts", type=Path, metavar="DIR", help="<id>.txt of each article (texts/ beside the gold file)"
        )
        parser.add_argument(
            "--predicted", type=Path, metavar="FILE", help="what `read --jsonl` printed; else it is read now"
        )
        parser.add_argument(
            "--coder",
            type=Path,
            metavar="FILE",
            help="a second annotation: measure the two coders' agreement",
        )
        parser.add_argument(
            "--mistakes", type=int, default=20, metavar="N", help="how many of the worst to show (20)"
        )
        parser.add_argument(
            "--keep",
            metavar="RELEASE",
            help="keep the figures under this name in the codebook's quality.json",
        )
        parser.add_argument(
            "--set-name",
            default="",
            metavar="NAME",
            help="what the set is called there (the gold file's folder)",
        )
        parser.add_argument(
            "--fit-confidence",
            action="store_true",
            help="fit the rules reader's confidence on this set, which nobody should have looked at while writing the "
            "rules, and keep it in the codebook's confidence.json",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Unpack[Options]) -> None:
        try:
            self._evaluate(options)
        except EvaluationError as error:
            raise CommandError(str(error)) from error

    def _evaluate(self, options: Options) -> None:
        gold = files.read_gold(options["gold"])
        ladder = [status.slug for status in codebook().ladder]
        texts = self._texts(gold, options)
        seconds = None
        if options["predicted"]:
            predicted = files.read_predictions(options["predicted"])
        else:
            began = time.perf_counter()
            predicted = _read(gold, texts or {})
            seconds = time.perf_counter() - began
        coder = options["coder"]
        agreed = (
            agreement.between(gold, files.read_gold(coder), ladder)
            if coder
            else agreement.within(gold, ladder)
        )
        scorer = Scorer(gold, predicted, ladder, texts)
        if options["json"]:
            found = report.as_json(scorer, agreed, texts, options["mistakes"])
            self.stdout.write(json.dumps({**found, "seconds": seconds}, ensure_ascii=False, indent=1))
        else:
            console = Console(
                file=cast("IO[str]", self.stdout), width=140, highlight=False, color_system=None
            )
            report.show(console, scorer, agreed, texts, most=options["mistakes"], ladder=ladder)
            if seconds:
                self.stdout.write(
                    f"{len(gold)} articles read in {seconds:.2f} s, the start of the reader included."
                )
        if options["keep"]:
            self._keep(scorer, agreed, options)
        if options["fit_confidence"]:
            self._fit(gold, texts, ladder, options)

    def _texts(self, gold: Mapping[str, GoldArticle], options: Options) -> dict[str, str] | None:
        """None only where they are not needed and nobody said where they are."""
        folder = options["texts"] or options["gold"].parent / "texts"
        if options["predicted"] and not options["texts"] and not folder.is_dir():
            return None
        return files.read_texts(folder, gold)

    def _keep(self, scorer: Scorer, agreed: agreement.Agreement, options: Options) -> None:
        if options["predicted"]:
            raise CommandError("Only what is read now can be kept: who read a --predicted file is not known.")
        name, version = reader.configured_reader()
        measured = Measurement.model_validate(
            {
                "release": options["keep"],
                "measured_on": timezone.now().date(),
                "reader": name,
                "version": version,
                "set_name": options["set_name"] or options["gold"].absolute().parent.name,
                "all": report.figures(scorer.score()),
                "languages": {lang: report.figures(score) for lang, score in scorer.languages().items()},
                "agreement": vars(agreed),
            }
        )
        Measurements.of(settings.COALITION_CODEBOOK).with_new(measured).write(settings.COALITION_CODEBOOK)

    def _fit(
        self,
        gold: Mapping[str, GoldArticle],
        texts: Mapping[str, str] | None,
        ladder: Sequence[str],
        options: Options,
    ) -> None:
        if texts is None:
            raise CommandError(
                "Confidence is fitted on what is read now: say where the texts are with --texts."
            )
        name = options["set_name"] or options["gold"].absolute().parent.name
        fitted = fit_confidence.fit(gold, texts, ladder, folder=settings.COALITION_CODEBOOK, set_name=name)
        fitted.write(settings.COALITION_CODEBOOK)
        knots = ", ".join(f"{score:.2f} → {rate:.2f}" for score, rate in fitted.knots)
        self.stdout.write(
            f"Confidence fitted on {fitted.claims} claims: {knots}. Brier score of claims it was not fitted on: "
            f"{fitted.brier_before:.3f} before, {fitted.brier_after:.3f} after."
        )


def _read(gold: Mapping[str, GoldArticle], texts: Mapping[str, str]) -> dict[str, PredictedArticle]:
    """What the configured reader finds now."""
    found = {}
    for key, article in gold.items():
        text = ArticleText(text=texts[key], lang=article.lang or None, date=article.date, title=article.title)
        try:
            result = reader.read(text)
        except ReaderFailed as error:
            raise EvaluationError(f"{key}: {error}") from error
        found[key] = PredictedArticle.model_validate(
            {"id": key, "claims": [claim.model_dump() for claim in result.claims]}
        )
    return found
