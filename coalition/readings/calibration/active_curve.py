"""The calibration curve that is in force for a reader's scores; `isotonic` fits it."""

from django.db import transaction

from coalition.readings.calibration.isotonic import CalibrationCurve
from coalition.readings.models import Calibration, Claim


@transaction.atomic
def activate(
    reader: str, curve: CalibrationCurve, *, decisions: int, brier_before: float, brier_after: float
) -> Calibration:
    """Store the curve as the reader's and recompute the confidence of the claims it has made so far."""
    calibration = Calibration.objects.create(
        reader=reader,
        knots=curve.knots,
        decisions=decisions,
        brier_before=brier_before,
        brier_after=brier_after,
    )
    batch: list[Claim] = []
    for claim in Claim.objects.filter(reading__reader=reader).only("score", "confidence").iterator():
        claim.score = claim.confidence if claim.score is None else claim.score
        claim.confidence = curve.rate(claim.score)
        batch.append(claim)
        if len(batch) == 1000:
            Claim.objects.bulk_update(batch, ["score", "confidence"])
            batch.clear()
    Claim.objects.bulk_update(batch, ["score", "confidence"])
    return calibration


def active_curve(reader: str) -> CalibrationCurve:
    """The curve in force for a reader."""
    newest = Calibration.objects.filter(reader=reader).first()
    return (
        CalibrationCurve(tuple((score, rate) for score, rate in newest.knots))
        if newest
        else CalibrationCurve()
    )
