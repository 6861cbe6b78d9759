"""Whether claims' confidences mean what they say, by what editors have decided so far."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict

from coalition.readings.evaluation import reliability
from coalition.review.learning.labels import labels

NAME = "reading_confidence"


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """The reliability curve, Brier score and expected calibration error of each reader; empty before any decision."""
    learned: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for lesson in labels():
        if lesson.right is not None:
            learned[lesson.claim.reading.reader].append((lesson.claim.confidence, lesson.right))
    measured = {
        reader: found
        for reader, pairs in sorted(learned.items())
        if (found := reliability.measure([sure for sure, _right in pairs], [right for _sure, right in pairs]))
    }
    if not measured:
        echo("No decision on a reader's claim yet: nothing to measure.")
    for reader, found in measured.items():
        echo(
            f"{reader}: {found.count} decisions, Brier score {found.brier:.3f}, expected calibration error {found.error:.3f}"
        )
        for one in found.bins:
            echo(
                f"  {one.low:.1f}-{one.high:.1f}  {one.count:>6} claims  confidence {one.confidence:.3f}  right {one.rate:.3f}"
            )
    return {reader: asdict(found) for reader, found in measured.items()}
