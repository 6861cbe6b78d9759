"""Compressed copies of a page, by what the client accepts."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli

WORTH_COMPRESSING = 500  # bytes
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
}


@lru_cache(maxsize=256)
def encoding_for(accepted: str) -> str:
    """Brotli, gzip or nothing, by RFC 9110, 12.5.3: an encoding with q=0 is refused."""
    offers = {}
    for offer in accepted.split(","):
        name, _, weight = offer.strip().partition(";")
        offers[name.strip().lower()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if offers.get(name)), "identity")
