"""A delivery becomes an article, or ends with a reason."""

import hashlib
import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from coalition.sources import search, snapshots
from coalition.sources.addresses import clean, host
from coalition.sources.articles.extract import extract
from coalition.sources.articles.extracted import Extracted
from coalition.sources.articles.simhash import simhash
from coalition.sources.errors import (
    DeliveryError,
    DeliveryFailed,
    ForbiddenAddress,
    RetryLater,
    TransientFailure,
)
from coalition.sources.fetching import fetch, pacing, robots
from coalition.sources.models import Article, Delivery, Source

log = logging.getLogger(__name__)

MOST_TRIES = 5
# Below the broker's visibility time-out (settings.py): a task that rests longer would be sent twice.
LONGEST_PAUSE = 300.0


def ingest(delivery_id: int) -> int | None:
    """Fetch, extract and store one delivery; the article's id, or None when it ended without one.

    1. What has ended stays ended: a task may come twice. 2. Fetch, unless its bytes are here. 3. Extract. 4. Store the
    article, unless its text is known, and end the delivery in the same transaction. Killed anywhere between, it is
    simply done again. Raises TryLater when what failed may pass; after MOST_TRIES the delivery ends as failed.
    """
    delivery = Delivery.objects.filter(pk=delivery_id).first()
    if delivery is None:
        log.warning("Delivery %s is gone; nothing to ingest.", delivery_id)
        return None
    if delivery.state != Delivery.State.WAITING:
        return delivery.article_id
    try:
        _count_try(delivery)
        if delivery.snapshot is None:
            _fetch(delivery)
        found = _extract(delivery)
    except TransientFailure as error:
        if delivery.attempts < MOST_TRIES:
            raise _retry_later(delivery, error) from error
        _finish(delivery, error)
    except DeliveryError as error:
        _finish(delivery, error)
    else:
        return _store_article(delivery, found)
    return None


def mark_failed(delivery_id: int, reason: str) -> None:
    """End a delivery as failed, unless it has ended."""
    if delivery := Delivery.objects.waiting().filter(pk=delivery_id).first():
        _finish(delivery, DeliveryFailed(reason))


def _count_try(delivery: Delivery) -> None:
    """Count the try before it is made: what kills its worker each time must end some day too."""
    now = datetime.now(UTC)
    if delivery.next_try_at and delivery.next_try_at > now:
        raise RetryLater((delivery.next_try_at - now).total_seconds())
    if delivery.attempts >= MOST_TRIES:
        raise DeliveryFailed(f"It was tried {delivery.attempts} times, and each time the work was cut short.")
    if delivery.snapshot is None and delivery.source_id and (pause := pacing.reserve_turn(delivery.url)):
        raise _back_off(delivery, pause)
    Delivery.objects.filter(pk=delivery.pk).update(
        attempts=F("attempts") + 1, next_try_at=None, touched_at=now
    )
    delivery.attempts += 1


def _fetch(delivery: Delivery) -> None:
    """Fetch its address and keep the bytes, so that a second run need not ask the server again."""
    page = fetch.article(delivery.url, permitted=robots.check if delivery.source_id else None)
    with transaction.atomic():
        delivery.snapshot = snapshots.store(page.data, page.content_type)
        delivery.content_type = page.content_type
        delivery.final_url = page.url
        delivery.fetched_at = datetime.now(UTC)
        delivery.save(update_fields=["snapshot", "content_type", "final_url", "fetched_at", "touched_at"])


def _extract(delivery: Delivery) -> Extracted:
    if delivery.snapshot is None:
        raise DeliveryFailed("It has neither an address nor a text.")
    return extract(
        snapshots.read(delivery.snapshot),
        content_type=delivery.content_type,
        name=delivery.reference,
        url=delivery.final_url or delivery.url,
        language=delivery.language,
    )


def _retry_later(delivery: Delivery, error: TransientFailure) -> RetryLater:
    pause = min(
        max(settings.COALITION_RETRY_PAUSE * 2 ** (delivery.attempts - 1), error.retry_after or 0),
        LONGEST_PAUSE,
    )
    return _back_off(delivery, pause, error.reason)


def _back_off(delivery: Delivery, pause: float, reason: str = "") -> RetryLater:
    """Note until when it rests, so that nobody takes its task for lost."""
    now = datetime.now(UTC)
    Delivery.objects.waiting().filter(pk=delivery.pk).update(
        next_try_at=now + timedelta(seconds=pause), reason=reason, touched_at=now
    )
    return RetryLater(pause)


def _finish(delivery: Delivery, error: DeliveryError) -> None:
    """End it, unless another run of the same task ended it meanwhile."""
    Delivery.objects.waiting().filter(pk=delivery.pk).update(
        state=error.state, reason=error.reason, next_try_at=None, touched_at=datetime.now(UTC)
    )


@transaction.atomic
def _store_article(delivery: Delivery, found: Extracted) -> int | None:
    """The article, made when its text is new, and the delivery's end, both or neither."""
    locked = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if locked.state != Delivery.State.WAITING:  # the same task ran twice at once, and the other was faster
        return locked.article_id
    article, new = Article.objects.get_or_create(
        text_hash=hashlib.sha256(found.text.encode()).hexdigest(), defaults=_article_fields(delivery, found)
    )
    if new:
        search.index(article)
    locked.state = Delivery.State.STORED if new else Delivery.State.KNOWN
    locked.article = article
    locked.reason = ""
    locked.title = locked.title or found.title
    locked.next_try_at = None
    locked.save(update_fields=["state", "article", "reason", "title", "next_try_at", "touched_at"])
    return article.pk


def _article_fields(delivery: Delivery, found: Extracted) -> dict[str, object]:
    """The fields of a new article: what the editor or the feed said goes before what the page says of itself."""
    url = found.url or _address(delivery.final_url) or _address(delivery.url)
    source = delivery.source
    known = source or Source.objects.filter(name__iexact=delivery.source_name).exclude(name="").first()
    # A page's own word on who published it is believed only where there is no address to go by.
    publisher = source.name if source else delivery.source_name or host(url) or found.site
    return {
        "source": source,
        "snapshot": delivery.snapshot,
        "url": url,
        "reference": delivery.reference,
        "publisher": publisher[:200],
        "tier": known.tier if known else "",
        "title": delivery.title or found.title,
        "author": found.author,
        "language": found.language,
        "text": found.text,
        "published_on": delivery.published_on or found.published_on,
        "updated_on": found.updated_on,
        "fetched_at": delivery.fetched_at or delivery.arrived_at,
        "origin": found.origin,
        "simhash": simhash(found.text),
        "revises": Article.objects.filter(url=url).order_by("-fetched_at", "-pk").first() if url else None,
    }


def _address(url: str) -> str:
    try:
        return clean(url) if url else ""
    except ForbiddenAddress:
        return ""
