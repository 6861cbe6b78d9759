"""Confidences are fitted on decisions, and only where that says more than before."""

from io import StringIO

import pytest
from django.core.management import call_command

from coalition.readings.calibration.active_curve import active_curve
from coalition.readings.models import Calibration, Claim
from coalition.review.learning.labels import Label
from tests.factories.readings import ClaimFactory

pytestmark = pytest.mark.django_db


def calibrate(**options: object) -> str:
    out = StringIO()
    call_command("calibrate", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def overconfident(monkeypatch: pytest.MonkeyPatch) -> list[Claim]:
    """Forty claims the reader was 0.9 or 0.6 sure of, of which one half and one fifth were right."""
    claims = ClaimFactory.create_batch(20, score=None, confidence=0.9) + ClaimFactory.create_batch(
        20, score=None, confidence=0.6
    )
    learned = [
        Label(claim, right=place % (2 if place < 20 else 5) == 0) for place, claim in enumerate(claims)
    ]
    monkeypatch.setattr("coalition.review.management.commands.calibrate.labels", lambda: iter(learned))
    return claims


def test_claims_get_the_rate_that_was_observed(overconfident: list[Claim]) -> None:
    later = ClaimFactory.create(score=0.9, confidence=0.9)
    by_another = ClaimFactory.create(reading__reader="llm", score=0.9)

    said = calibrate(fewest=40)

    assert "In force: 0.60 → 0.23, 0.90 → 0.50" in said
    for claim, confidence in (
        (overconfident[0], 0.5),
        (overconfident[-1], 5 / 22),
        (later, 0.5),
        (by_another, 0.9),
    ):
        claim.refresh_from_db()
        assert claim.confidence == pytest.approx(confidence)
    assert overconfident[0].score == 0.9
    kept = Calibration.objects.get()
    assert (kept.reader, kept.decisions) == ("rules", 40)
    assert kept.brier_after < kept.brier_before
    assert active_curve("rules").rate(0.75) == pytest.approx((5 / 22 + 0.5) / 2)
    assert active_curve("llm").rate(0.75) == 0.75


def test_too_few_decisions_change_nothing(overconfident: list[Claim]) -> None:
    assert "40 decisions; 50 are needed" in calibrate()
    assert not Calibration.objects.exists()


def test_a_dry_run_changes_nothing(overconfident: list[Claim]) -> None:
    assert "when calibrated" in calibrate(fewest=40, dry_run=True)
    assert not Calibration.objects.exists()


def test_what_says_no_more_than_before_is_not_put_in_force(overconfident: list[Claim]) -> None:
    calibrate(fewest=40)
    for claim in overconfident:
        claim.refresh_from_db()

    assert "Nothing was changed" in calibrate(fewest=40)
    assert Calibration.objects.count() == 1


def test_without_decisions_there_is_nothing_to_learn() -> None:
    assert "nothing to learn from" in calibrate()
