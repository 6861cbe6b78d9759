"""Slows down those who guess passwords, without letting them lock anybody out."""

from django.core.cache import cache

WITHIN = 15 * 60  # seconds
# So many failed tries: on one account from one address; from one address on any account; on one account from anywhere.
# The last one is so high that nobody is locked out by a stranger's handful of tries, and guessing still is hopeless.
LIMITS = {"account and address": 5, "address": 30, "account": 200}


def is_barred(username: str, address: str) -> bool:
    """Whether too many tries have failed lately to let another one be made."""
    counts = cache.get_many(_keys(username, address).values())
    return any(counts.get(key, 0) >= LIMITS[name] for name, key in _keys(username, address).items())


def count_failure(username: str, address: str) -> None:
    for key in _keys(username, address).values():
        cache.add(key, 0, timeout=WITHIN)
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two lines
            cache.set(key, 1, timeout=WITHIN)


def forget(username: str, address: str) -> None:
    """After the right password the account starts afresh from this address."""
    cache.delete(_keys(username, address)["account and address"])


def _keys(username: str, address: str) -> dict[str, str]:
    name = username.strip().casefold().encode().hex()[:120]
    return {
        "account and address": f"sign-in {name} {address}".replace(" ", ":"),
        "address": f"sign-in:from:{address}",
        "account": f"sign-in:to:{name}",
    }
