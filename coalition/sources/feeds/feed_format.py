"""What a format of feeds has to give: whether it knows the bytes, and the entries in them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """One entry as the feed has it: nothing is checked yet, the link may be relative, the title may be HTML."""

    link: str
    title: str = ""
    published: datetime | None = None


@dataclass(frozen=True)
class FeedFormat:
    """A format of feeds. A module of this folder has one, as FORMAT, and is named in `items.FORMATS`.

    `recognises` looks at the first bytes alone, and may be wrong; `entries` then raises NotAFeed, for whatever the
    bytes hold, and never anything else. `media_types` is what we ask servers for, the best first.
    """

    name: str
    media_types: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    entries: Callable[[bytes], Iterable[Entry]]
