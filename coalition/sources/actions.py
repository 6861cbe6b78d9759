"""What editors and commands do: hand in articles, add and pause sources. Light: nothing here fetches or extracts."""

import csv
import mimetypes
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction

from coalition.accounts.models import User
from coalition.sources import snapshots
from coalition.sources.addresses import clean
from coalition.sources.articles.clean_text import one_line
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery, Source

LONGEST_FEED = 1000  # characters of an address: the column's

type Giver = User | None  # None: the command line


@transaction.atomic
def hand_in_url(
    *, by: Giver, url: str, source_name: str = "", published_on: date | None = None, language: str = ""
) -> Delivery:
    """A delivery of an address, waiting to be fetched. Raises ForbiddenAddress when it can't be one that is fetched."""
    return Delivery.objects.create(
        url=clean(url),
        source_name=one_line(source_name, 200),
        published_on=published_on,
        language=language,
        handed_in_by=by,
    )


@transaction.atomic
def hand_in_bytes(
    *,
    by: Giver,
    data: bytes,
    name: str,
    url: str = "",
    title: str = "",
    content_type: str = "",
    source_name: str = "",
    published_on: date | None = None,
    language: str = "",
) -> Delivery:
    """A delivery of a file's bytes, waiting to be extracted; refused at once, without its bytes, when too large.

    Hand in no more than COALITION_FETCH_LIMIT + 1 bytes of a larger file. `url` is where it was published, if known.
    """
    delivery = Delivery(
        reference=one_line(name, 500),
        url=clean(url) if url.strip() else "",
        title=one_line(title, 500),
        content_type=(content_type or mimetypes.guess_type(name)[0] or "")[:200],
        source_name=one_line(source_name, 200),
        published_on=published_on,
        language=language,
        handed_in_by=by,
        fetched_at=datetime.now(UTC),
    )
    if len(data) > settings.COALITION_FETCH_LIMIT:
        delivery.state = Delivery.State.REFUSED
        delivery.reason = f"It is larger than {megabytes(settings.COALITION_FETCH_LIMIT)}."
    else:
        delivery.snapshot = snapshots.keep(data, delivery.content_type)
    delivery.save()
    return delivery


def hand_in_text(
    *,
    by: Giver,
    text: str,
    title: str = "",
    url: str = "",
    source_name: str = "",
    published_on: date | None = None,
    language: str = "",
) -> Delivery:
    """A delivery of text that was typed or pasted. It needs a title, an address or a source to be found by."""
    return hand_in_bytes(
        by=by,
        data=text.replace("\x00", "").encode("utf-8", errors="ignore"),
        name=title or url or source_name,
        url=url,
        title=title,
        content_type="text/plain; charset=utf-8",
        source_name=source_name,
        published_on=published_on,
        language=language,
    )


def megabytes(limit: int) -> str:
    """A number of bytes in words."""
    return f"{limit / 1_048_576:g} MB" if limit >= 1_048_576 else f"{limit:,} bytes"


@transaction.atomic
def add_source(
    *,
    by: Giver,
    name: str,
    url: str,
    language: str = "",
    tier: str = "B",
    poll_minutes: int = 15,
    active: bool = True,
) -> Source:
    """A feed, polled from now on if active; the one that is there when its address is known. Raises ForbiddenAddress."""
    del by  # sources are no part of the record; the parameter keeps the form of every action
    address = clean(url)
    if len(address) > LONGEST_FEED:
        raise ForbiddenAddress(f"The address is longer than {LONGEST_FEED} characters.")
    return Source.objects.get_or_create(
        url=address,
        defaults={
            "name": one_line(name, 200),
            "language": language,
            "tier": tier,
            "poll_minutes": poll_minutes,
            "active": active,
            "next_poll_at": datetime.now(UTC),
        },
    )[0]


@transaction.atomic
def load_feeds(*, by: Giver) -> int:
    """Add the feeds that come with the program and are not there yet, all paused; how many that were."""
    before = Source.objects.count()
    with (settings.COALITION_CODEBOOK / "feeds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            add_source(
                by=by,
                name=row["name"],
                url=row["url"],
                language=row["language"],
                tier=row["tier"],
                active=False,
            )
    return Source.objects.count() - before


def pause(*, by: Giver, source: Source) -> None:
    """Poll it no more until it is resumed; what has arrived stays."""
    del by
    Source.objects.filter(pk=source.pk).update(active=False)


def resume(*, by: Giver, source: Source) -> None:
    """Poll it again, now, with a clean slate."""
    del by
    Source.objects.filter(pk=source.pk).update(
        active=True, failures=0, last_error="", next_poll_at=datetime.now(UTC)
    )


def poll_now(*, by: Giver, source: Source) -> None:
    """Let the next sweep poll it, whatever its turn."""
    del by
    Source.objects.filter(pk=source.pk).update(next_poll_at=datetime.now(UTC))
