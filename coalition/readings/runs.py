"""Runs the configured reader over an article and keeps what came of it."""

import logging
import time
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from coalition.codebook.loader import codebook
from coalition.readings import reader
from coalition.readings.calibration.active_curve import active_curve
from coalition.readings.calibration.isotonic import CalibrationCurve
from coalition.readings.claims import ArticleText
from coalition.readings.claims import Claim as FoundClaim
from coalition.readings.grounding import claim_identity, grounded_claims
from coalition.readings.llm_client.database_call_log import DatabaseCallLog
from coalition.readings.models import Claim, Reading
from coalition.readings.results import ReaderFailed, ReaderRun
from coalition.sources.models import Article

logger = logging.getLogger(__name__)


def read_article(article_id: int, *, again: bool = False) -> int:
    """Read the article with the configured reader, store the reading with its claims, and return the reading's id.

    What this reader has read in this version is not read again, unless that failed or `again` says so; then the
    claims that are still found keep their rows (and what hangs on them), new ones are added, and the others are
    marked as gone. Raises Article.DoesNotExist, and ImproperlyConfigured when no reader can be had.
    """
    article = Article.objects.get(pk=article_id)
    name, version = reader.configured_reader()
    done = Reading.objects.filter(article=article, reader=name, version=version).exclude(
        outcome=Reading.Outcome.FAILED
    )
    if not again and (reading_id := done.values_list("pk", flat=True).first()):
        return reading_id
    started_at, clock = timezone.now(), time.monotonic()
    try:
        found = reader.run_reader(article_text(article), DatabaseCallLog(article.pk, settings.LLM_BASE_URL))
    except ReaderFailed as error:
        failure = str(error)
    # The one broad except of the product: a reader chews on hostile text with a thousand rules, and whatever breaks
    # in it must end as a stored outcome of this article, so that the next one is read.
    except Exception as error:
        logger.exception("%s %s broke on article %s", name, version, article_id)
        failure = f"The reader broke on this article ({type(error).__name__}); the log has the details."
    else:
        if found.note and (better := _found_before(article_id, name)):
            return _add_note(better, found.note)
        return _store_reading(article_id, found, started_at=started_at, duration_ms=_elapsed_ms(clock))
    return _store_failure(
        article_id, name, version, failure, started_at=started_at, duration_ms=_elapsed_ms(clock)
    )


def article_text(article: Article) -> ArticleText:
    """What a reader is given of a stored article."""
    return ArticleText(
        text=article.text,
        lang=article.language or None,
        date=article.published_on,
        title=article.title or None,
    )


@transaction.atomic
def _store_reading(article_id: int, found: ReaderRun, **clocks: Any) -> int:
    article = _lock(article_id)
    claims, unsound = grounded_claims(found.result.claims, article.text, codebook())
    reading, _created = Reading.objects.update_or_create(
        article=article,
        reader=found.reader,
        version=found.version,
        defaults={
            "outcome": Reading.Outcome.CLAIMS if claims else Reading.Outcome.NOTHING,
            "relevant": found.result.relevant,
            "reason": "",
            "note": found.note[:500],
            "dropped": found.dropped + unsound,
            **clocks,
        },
    )
    _store_claims(reading, claims, active_curve(found.reader))
    return reading.pk


@transaction.atomic
def _store_failure(article_id: int, name: str, version: str, failure: str, **clocks: Any) -> int:
    article = _lock(article_id)
    earlier = Reading.objects.filter(article=article, reader=name, version=version).first()
    if earlier and earlier.outcome != Reading.Outcome.FAILED:
        # The same version could read it before: what it found then is worth more than this failure.
        return _add_note(earlier, f"Reading it again failed: {failure}")
    values = {"outcome": Reading.Outcome.FAILED, "reason": failure[:500], **clocks}
    reading, _created = Reading.objects.update_or_create(
        article=article, reader=name, version=version, defaults=values
    )
    return reading.pk


def _found_before(article_id: int, name: str) -> Reading | None:
    """What the configured reader has found, be it in an older version: worth more than what a stand-in finds."""
    return Reading.objects.current().filter(article=article_id, reader=name).first()


def _add_note(reading: Reading, note: str) -> int:
    reading.note = note[:500]
    reading.save(update_fields=["note"])
    return reading.pk


def _store_claims(reading: Reading, found: Iterable[FoundClaim], curve: CalibrationCurve) -> None:
    stored = {claim_identity(reader_claim(claim)): claim for claim in reading.claims.all()}
    for claim in found:
        row = stored.pop(claim_identity(claim), None) or Claim(reading=reading)
        quantity = claim.quantity
        row.country, row.kind, row.status = claim.country, claim.kind, claim.status
        row.conditions = sorted(set(claim.conditions))
        row.quantity_low = quantity.low if quantity else None
        row.quantity_high = quantity.high if quantity else None
        row.quantity_unit = quantity.unit if quantity else ""
        row.speaker = "".join(filter(str.isprintable, claim.speaker or ""))[:200]
        row.quote, row.start, row.end = claim.quote, claim.start, claim.end
        row.score, row.confidence, row.gone_at = claim.confidence, curve.rate(claim.confidence), None
        row.save()
    vanished = [claim.pk for claim in stored.values() if claim.gone_at is None]
    reading.claims.filter(pk__in=vanished).update(gone_at=timezone.now())


def reader_claim(claim: Claim) -> FoundClaim:
    """A stored claim in the form in which its reader gave it."""
    quantity = None
    if claim.quantity_low is not None and claim.quantity_high is not None:
        quantity = {"low": claim.quantity_low, "high": claim.quantity_high, "unit": claim.quantity_unit}
    return FoundClaim.model_validate(
        {
            "country": claim.country,
            "kind": claim.kind,
            "status": claim.status,
            "conditions": claim.conditions,
            "quantity": quantity,
            "speaker": claim.speaker or None,
            "quote": claim.quote,
            "start": claim.start,
            "end": claim.end,
            "confidence": claim.confidence if claim.score is None else claim.score,
        }
    )


def _lock(article_id: int) -> Article:
    # Two workers may read the same article at once: the later one finds the earlier one's rows.
    return Article.objects.select_for_update(no_key=True).get(pk=article_id)


def _elapsed_ms(clock: float) -> int:
    return round((time.monotonic() - clock) * 1000)
