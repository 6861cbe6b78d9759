"""Articles handed in by editors, by the API and by commands. Light: nothing here fetches or extracts."""

import mimetypes
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction

from coalition.accounts.models import User
from coalition.sources import snapshots
from coalition.sources.addresses import clean
from coalition.sources.articles.clean_text import one_line
from coalition.sources.models import Delivery
from coalition.sources.sizes import format_size

type Actor = User | None  # None: the command line


@transaction.atomic
def hand_in_url(
    *, by: Actor, url: str, source_name: str = "", published_on: date | None = None, language: str = ""
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
    by: Actor,
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
        delivery.reason = f"It is larger than {format_size(settings.COALITION_FETCH_LIMIT)}."
    else:
        delivery.snapshot = snapshots.store(data, delivery.content_type)
    delivery.save()
    return delivery


def hand_in_text(
    *,
    by: Actor,
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
