"""Feeds are polled when due; each new item becomes a delivery that waits."""

import logging
import random
from datetime import UTC, datetime, timedelta

from django.db import transaction

from coalition.sources.errors import DeliveryError, Gone, TransientFailure
from coalition.sources.feeds.items import Item, accepted_types, items
from coalition.sources.fetching import fetch
from coalition.sources.models import Delivery, Source

log = logging.getLogger(__name__)

LONGEST_PAUSE = timedelta(days=1)
JITTER = 0.1  # so that feeds that were added together do not stay together


def claim_due(now: datetime | None = None) -> list[int]:
    """The sources whose turn it is, each claimed by moving its turn on: a second sweep at the same moment finds none."""
    now = now or datetime.now(UTC)
    claimed = []
    for source in Source.objects.due(now):
        later = now + _pause(source)
        if Source.objects.filter(pk=source.pk, active=True, next_poll_at=source.next_poll_at).update(
            next_poll_at=later
        ):
            claimed.append(source.pk)
    return claimed


def poll(source_id: int) -> int:
    """Ask a source what is new and record the deliveries; their number. Failures are recorded in the source, not raised."""
    source = Source.objects.filter(pk=source_id, active=True).first()
    if source is None:
        log.warning("Source %s is gone or paused; nothing to poll.", source_id)
        return 0
    try:
        page = fetch.feed(
            source.url, accept=accepted_types(), etag=source.etag, last_modified=source.last_modified
        )
        found = [] if page.status == 304 else items(page.data, url=page.url)
    except DeliveryError as error:
        _record_failure(source, error)
        return 0
    return _record_success(source, page, found)


@transaction.atomic
def _record_success(source: Source, page: fetch.Page, found: list[Item]) -> int:
    now = datetime.now(UTC)
    known = set(
        Delivery.objects.filter(source=source, url__in=[item.url for item in found]).values_list(
            "url", flat=True
        )
    )
    new = [item for item in found if item.url not in known]
    Delivery.objects.bulk_create(
        (
            Delivery(
                source=source,
                url=item.url,
                title=item.title,
                published_on=item.published_on,
                language=source.language,
            )
            for item in reversed(new)  # the oldest first, so that they are read in their order
        ),
        ignore_conflicts=True,  # another poll of the same moment
    )
    source.last_polled_at = source.last_success_at = now
    source.failures, source.last_error = 0, ""
    source.next_poll_at = now + _pause(source)
    if page.status != 304:
        source.etag, source.last_modified = page.etag, page.last_modified
    source.save(
        update_fields=[
            "last_polled_at",
            "last_success_at",
            "failures",
            "last_error",
            "next_poll_at",
            "etag",
            "last_modified",
        ]
    )
    return len(new)


def _record_failure(source: Source, error: DeliveryError) -> None:
    now = datetime.now(UTC)
    source.last_polled_at = now
    source.failures += 1
    source.last_error = error.reason
    source.next_poll_at = now + _pause(source)
    if isinstance(error, TransientFailure) and error.retry_after:
        wish = timedelta(seconds=min(error.retry_after, LONGEST_PAUSE.total_seconds()))
        source.next_poll_at = max(source.next_poll_at, now + wish)
    if isinstance(error, Gone):
        source.active = False
    source.save(update_fields=["last_polled_at", "failures", "last_error", "next_poll_at", "active"])


def _pause(source: Source) -> timedelta:
    """The time to the next poll: the source's own, doubled with each failure in a row, at most a day, and not exactly."""
    pause = min(timedelta(minutes=source.poll_minutes * 2 ** min(source.failures, 12)), LONGEST_PAUSE)
    return pause * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - spreads load, guards nothing
