"""RSS and Atom -> the items that can be fetched. Pure; whatever a feed holds, this either reads it or raises NotAFeed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from urllib.parse import urljoin

import fastfeedparser
from lxml import etree

from coalition.sources.addresses import clean
from coalition.sources.articles.clean_text import one_line
from coalition.sources.articles.dates import plausible_day
from coalition.sources.errors import ForbiddenAddress, NotAFeed

MOST_ITEMS = 200  # of one poll, the first in the feed's order: the newest, as feeds are written
MOST_ENTRIES = 5000  # of a feed at all: parsing a strange date takes a millisecond
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
    # No feed needs entities of its own; they are how a small document becomes an endless one.
    if b"<!ENTITY" in data.upper():
        raise NotAFeed("The feed declares entities of its own, which is not accepted.")
    if data.lstrip()[:1] != b"<" and not data.startswith(b"\xef\xbb\xbf") and b"\x00" not in data[:4]:
        raise NotAFeed("It is neither RSS nor Atom.")
    if data.count(b"<item") + data.count(b"<entry") > MOST_ENTRIES:
        raise NotAFeed(f"It has more than {MOST_ENTRIES:,} items.")
    try:
        parsed = fastfeedparser.parse(data, include_content=False, include_tags=False, include_media=False)
        entries = list(parsed.entries)
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
    found: dict[str, Item] = {}
    for entry in entries:
        item = _item(entry, url)
        if item and item.url not in found:
            found[item.url] = item
        if len(found) == MOST_ITEMS:
            break
    return list(found.values())


def _item(entry: dict[str, object], base: str) -> Item | None:
    link = str(entry.get("link") or "").strip()
    if not link:
        return None
    try:
        address = clean(urljoin(base, link))
    except (ForbiddenAddress, ValueError):  # javascript:, mailto:, a broken address
        return None
    said = str(entry.get("published") or entry.get("updated") or "")
    return Item(address, _title(str(entry.get("title") or "")), _day(said))


def _title(written: str) -> str:
    """A title as plain words: many feeds put HTML into it."""
    return one_line(unescape(_TAG.sub("", unescape(written))), LONGEST_TITLE)


def _day(written: str) -> date | None:
    """The day of a feed's date, unless it is malformed or implausible."""
    try:
        return plausible_day(datetime.fromisoformat(written).astimezone(UTC).date())
    except (ValueError, OverflowError):
        return None
