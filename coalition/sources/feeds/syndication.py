"""RSS and Atom."""

from collections.abc import Iterator
from datetime import datetime

import fastfeedparser
from lxml import etree

from coalition.sources.errors import NotAFeed
from coalition.sources.feeds.feed_format import Entry, FeedFormat

MOST_ENTRIES = 5000  # of a feed at all: parsing a strange date takes a millisecond


def recognises(data: bytes) -> bool:
    """Anything that may be XML, also in an encoding of two bytes a character."""
    return data.lstrip()[:1] == b"<" or data.startswith(b"\xef\xbb\xbf") or b"\x00" in data[:4]


def entries(data: bytes) -> Iterator[Entry]:
    # No feed needs entities of its own; they are how a small document becomes an endless one.
    if b"<!ENTITY" in data.upper():
        raise NotAFeed("The feed declares entities of its own, which is not accepted.")
    if data.count(b"<item") + data.count(b"<entry") > MOST_ENTRIES:
        raise NotAFeed(f"It has more than {MOST_ENTRIES:,} items.")
    try:
        parsed = fastfeedparser.parse(data, include_content=False, include_tags=False, include_media=False)
        found = list(parsed.entries)
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
        etree.LxmlError,
    ) as error:
        raise NotAFeed("It is neither RSS nor Atom.") from error
    for entry in found:
        yield Entry(
            link=str(entry.get("link") or "").strip(),
            title=str(entry.get("title") or ""),
            published=_moment(str(entry.get("published") or entry.get("updated") or "")),
        )


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


FORMAT = FeedFormat(
    name="RSS or Atom",
    media_types=("application/rss+xml", "application/atom+xml"),
    recognises=recognises,
    entries=entries,
)
