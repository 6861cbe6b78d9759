"""Web addresses as text: which are accepted at all, and when two are the same."""

from urllib.parse import parse_qsl, urlencode

import httpx

from coalition.sources.errors import ForbiddenAddress

LONGEST = 2000
# What senders of newsletters and advertisements add; the page is the same without.
TRACKERS = (
    "utm_",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "at_medium",
    "at_campaign",
    "wt_mc",
    "wt_zmc",
    "xtor",
)


def check(address: str, *, any_port: bool = False) -> httpx.URL:
    """The parsed address. Raises ForbiddenAddress unless it is plain http or https on the usual port.

    Where the host leads to is not decided here but on connecting: see guard.py.
    """
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise ForbiddenAddress("It is not a web address.") from error
    if url.scheme not in {"http", "https"}:
        raise ForbiddenAddress("Only http and https addresses are fetched.")
    if not url.host:
        raise ForbiddenAddress("The address names no host.")
    if url.userinfo:
        raise ForbiddenAddress("The address holds a user name or a password: hand it in without.")
    if not any_port and url.port not in {None, 80, 443}:
        raise ForbiddenAddress("Only the ports 80 and 443 are fetched.")
    if len(str(url)) > LONGEST:
        raise ForbiddenAddress(f"The address is longer than {LONGEST} characters.")
    return url


def clean(address: str) -> str:
    """The address in the one form it is stored in: ASCII, without fragment and trackers. Raises ForbiddenAddress."""
    url = check(address, any_port=True).copy_with(fragment=None)
    if url.query:
        kept = [
            pair
            for pair in parse_qsl(url.query.decode(), keep_blank_values=True)
            if not pair[0].lower().startswith(TRACKERS)
        ]
        if len(kept) != len(parse_qsl(url.query.decode(), keep_blank_values=True)):
            url = url.copy_with(query=urlencode(kept).encode() or None)
    return str(url)


def host(address: str) -> str:
    """The host without `www.`, or nothing when the text is no address."""
    try:
        return httpx.URL(address).host.removeprefix("www.")
    except (httpx.InvalidURL, ValueError):
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have the same host, apart from `www.` and `m.`."""
    first, second = (host(address).removeprefix("m.").removeprefix("amp.") for address in (one, other))
    return first != "" and first == second
