"""Polled articles of one host are fetched one after another with a pause, not all at once."""

import random

from django.conf import settings
from django.core.cache import cache

from coalition.sources.addresses import host

SPREAD = 5  # deliveries that wait for one host come back at different moments within so many pauses


def reserve_turn(url: str) -> float:
    """Reserve the host for this fetch: 0, or the seconds to wait while another fetch holds it."""
    pause: int = settings.COALITION_FETCH_PAUSE
    if cache.add(f"fetched:{host(url)}", 1, timeout=pause):  # for no time at all when there is no pause
        return 0
    return random.uniform(pause, SPREAD * pause)  # noqa: S311 - spreads load, guards nothing
