"""What sites ask of programs in their robots.txt; followed for all that is polled (an editor's own address is a reader's visit)."""

import hashlib
from urllib.parse import urljoin

from django.core.cache import cache
from protego import Protego

from coalition.sources.errors import (
    DeliveryFailed,
    DeliveryRefused,
    ForbiddenByRobots,
    TransientFailure,
)
from coalition.sources.fetching import fetch

KEPT = 24 * 3600  # seconds, as RFC 9309 has it at most
LIMIT = 500 * 1024  # bytes that are read of it (RFC 9309, 2.5)


def check(url: str) -> None:
    """Raise ForbiddenByRobots when the site's robots.txt asks us not to fetch the address."""
    rules = Protego.parse(_rules(urljoin(url, "/robots.txt")))
    if not rules.can_fetch(url, fetch.PRODUCT):
        raise ForbiddenByRobots("The site's robots.txt asks programs not to fetch this page.")


def _rules(url: str) -> str:
    """The site's rules; none when it has none (RFC 9309: a server in trouble is asked again later, and not without)."""
    key = f"robots:{hashlib.sha256(url.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is not None:
        return str(kept)
    try:
        # With `-sig`, since a mark of byte order would hide the first line, and with it the group it opens.
        text = fetch.robots_txt(url, limit=LIMIT).data.decode("utf-8-sig", errors="replace")
    except TransientFailure:
        raise
    except (DeliveryFailed, DeliveryRefused):
        text = ""
    cache.set(key, text, KEPT)
    return text
