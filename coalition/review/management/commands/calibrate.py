"""`manage.py calibrate`: lets a claim's confidence say how often such claims were right."""

from argparse import ArgumentParser
from collections import defaultdict

from django.core.management.base import BaseCommand

from coalition.readings.calibration import active_curve, isotonic
from coalition.readings.evaluation import reliability
from coalition.review.learning.labels import Label, labels

FEWEST = 50


class Command(BaseCommand):
    help = (
        "Fit what a reader's scores are worth on what editors have decided, and put it in force where it says more "
        "than before about decisions it was not fitted on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--fewest", type=int, default=FEWEST, metavar="N", help=f"decisions needed per reader ({FEWEST})"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *, fewest: int, dry_run: bool, **_options: object) -> None:
        by_reader: dict[str, list[Label]] = defaultdict(list)
        for label in labels():
            if label.right is not None:
                by_reader[label.claim.reading.reader].append(label)
        for reader, learned in sorted(by_reader.items()):
            self._calibrate(reader, learned, fewest=fewest, dry=dry_run)
        if not by_reader:
            self.stdout.write("No decision on a reader's claim yet: nothing to learn from.")

    def _calibrate(self, reader: str, learned: list[Label], *, fewest: int, dry: bool) -> None:
        if len(learned) < max(fewest, 2):
            self.stdout.write(f"{reader}: {len(learned)} decisions; {max(fewest, 2)} are needed.")
            return
        claims = [label.claim for label in learned]
        scores = [claim.confidence if claim.score is None else claim.score for claim in claims]
        right = [bool(label.right) for label in learned]
        before = reliability.brier([claim.confidence for claim in claims], right)
        after = reliability.brier(
            isotonic.cross_validated_rates(scores, right, [claim.reading.article_id for claim in claims]),
            right,
        )
        self.stdout.write(
            f"{reader}: {len(learned)} decisions; Brier score {before:.4f}, {after:.4f} when calibrated."
        )
        if after >= before:
            self.stdout.write("  Nothing was changed: it would say no more than before.")
        elif not dry:
            fitted = isotonic.fit(scores, right)
            active_curve.activate(
                reader, fitted, decisions=len(learned), brier_before=before, brier_after=after
            )
            knots = ", ".join(f"{score:.2f} → {rate:.2f}" for score, rate in fitted.knots)
            self.stdout.write(f"  In force: {knots}")
