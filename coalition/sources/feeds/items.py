"""A feed of any format -> the items that can be fetched; whatever it holds, it is read or refused with NotAFeed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from coalition.sources.addresses import clean
from coalition.sources.articles.clean_text import one_line
from coalition.sources.articles.dates import plausible_day
from coalition.sources.errors import ForbiddenAddress, NotAFeed
from coalition.sources.feeds import syndication
from coalition.sources.feeds.feed_format import Entry, FeedFormat

# All that we can read; the first that recognises a feed reads it.
FORMATS: list[FeedFormat] = [syndication.FORMAT]

MOST_ITEMS = 200  # of one poll, the first in the feed's order: the newest, as feeds are written
LONGEST_TITLE = 500
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


@dataclass(frozen=True)
class Item:
    """One thing a feed points to. `url` is absolute, cleaned, and public as far as its text tells."""

    url: str
    title: str
    published_on: date | None


def items(data: bytes, *, url: str) -> list[Item]:
    """The items of a feed that was fetched from `url`, each address once, without those that can't be fetched."""
    found: dict[str, Item] = {}
    for item in (_item(entry, url) for entry in _format_of(data).entries(data)):
        if item is not None:
            found.setdefault(item.url, item)
    return list(islice(found.values(), MOST_ITEMS))


def accepted_types() -> str:
    """What we ask a server for (the header Accept): the formats we read, then anything it has."""
    types = dict.fromkeys(name for one in FORMATS for name in one.media_types)
    return ", ".join([*types, "application/xml;q=0.9", "text/xml;q=0.9", "*/*;q=0.1"])


def _format_of(data: bytes) -> FeedFormat:
    for one in FORMATS:
        if one.recognises(data):
            return one
    raise NotAFeed(f"It is no feed that can be read: {', '.join(one.name for one in FORMATS)}.")


def _item(entry: Entry, base: str) -> Item | None:
    if not entry.link:
        return None
    try:
        address = clean(urljoin(base, entry.link))
    except (ForbiddenAddress, ValueError):  # javascript:, mailto:, a broken address
        return None
    return Item(address, _title(entry.title), _day(entry.published))


def _title(written: str) -> str:
    """A title as plain words: many feeds put HTML into it."""
    return one_line(unescape(_TAG.sub("", unescape(written))), LONGEST_TITLE)


def _day(moment: datetime | None) -> date | None:
    """The day of a feed's date, unless it is nonsense or lies in the future."""
    try:
        return plausible_day(moment.astimezone(UTC).date()) if moment else None
    except OverflowError:
        return None
