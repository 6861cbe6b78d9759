"""Which scale is in force for a reader's scores; how it is fitted stands in `scale`."""

from django.db import transaction

from coalition.readings.calibration.isotonic import CalibrationCurve
from coalition.readings.models import Calibration, Claim


@transaction.atomic
def put_in_force(
    reader: str, scale: CalibrationCurve, *, decisions: int, brier_before: float, brier_after: float
) -> Calibration:
    """Keep the scale as the reader's and give the claims it has made so far the confidence it says."""
    calibration = Calibration.objects.create(
        reader=reader,
        knots=scale.knots,
        decisions=decisions,
        brier_before=brier_before,
        brier_after=brier_after,
    )
    batch: list[Claim] = []
    for claim in Claim.objects.filter(reading__reader=reader).only("score", "confidence").iterator():
        claim.score = claim.confidence if claim.score is None else claim.score
        claim.confidence = scale.rate(claim.score)
        batch.append(claim)
        if len(batch) == 1000:
            Claim.objects.bulk_update(batch, ["score", "confidence"])
            batch.clear()
    Claim.objects.bulk_update(batch, ["score", "confidence"])
    return calibration


def scale_of(reader: str) -> CalibrationCurve:
    """The scale in force for a reader."""
    newest = Calibration.objects.filter(reader=reader).first()
    return (
        CalibrationCurve(tuple((score, rate) for score, rate in newest.knots))
        if newest
        else CalibrationCurve()
    )
