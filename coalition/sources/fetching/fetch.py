"""Polite fetching of hostile things: one address, within a time and a size, through the guard."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpcore
import httpx
from django.conf import settings

from coalition.sources import addresses
from coalition.sources.errors import (
    DeliveryFailed,
    Gone,
    ServerFailure,
    TimedOut,
    Unreachable,
)
from coalition.sources.fetching import body, guard

PRODUCT = "CoalitionTracker"  # the name robots.txt may use for us
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
PASSING = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
ARTICLE_TYPES = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8"

# Raises what forbids an address, before it is asked for.
type PermissionCheck = Callable[[str], None]


@dataclass(frozen=True)
class Page:
    """What a server answered in the end. `status` is 200 or, if it was asked conditionally, 304."""

    url: str
    data: bytes
    content_type: str = ""
    status: int = 200
    etag: str = ""
    last_modified: str = ""


def user_agent() -> str:
    """How we call ourselves to servers, and whom they can write to."""
    return f"{PRODUCT}/1.0 ({settings.COALITION_CONTACT or 'reads public news; respects robots.txt'})"


def article(url: str, *, permitted: PermissionCheck | None = None) -> Page:
    """Fetch a page. Raises a DeliveryError with the reason; `permitted` is asked before every hop."""
    return get(url, {"Accept": ARTICLE_TYPES}, permitted=permitted)


def feed(url: str, *, accept: str, etag: str = "", last_modified: str = "") -> Page:
    """Fetch a feed unless it is unchanged (status 304 then). Raises a DeliveryError with the reason."""
    headers = {"Accept": accept}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return get(url, headers)


def robots_txt(url: str, *, limit: int) -> Page:
    """Fetch a robots.txt, no more than its first `limit` bytes."""
    return get(url, {"Accept": "text/plain, */*;q=0.1"}, limit=limit, cut=True)


def get(
    url: str,
    headers: dict[str, str],
    *,
    permitted: PermissionCheck | None = None,
    limit: int | None = None,
    cut: bool = False,
    transport: httpx.BaseTransport | None = None,
) -> Page:
    """Fetch an address, following redirects; each hop is checked as the first was.

    `limit` (bytes, COALITION_FETCH_LIMIT by default) is a reason to refuse, or with `cut` the place to stop reading.
    Raises a DeliveryError with the reason.
    """
    deadline = guard.Deadline(settings.COALITION_FETCH_TIMEOUT)
    loopback = settings.COALITION_FETCH_LOOPBACK
    transport = transport or guard.Transport(deadline=deadline, loopback=loopback)
    headers = {
        "User-Agent": user_agent(),
        "Accept-Language": "*",
        "Accept-Encoding": "gzip, deflate",
    } | headers
    with transport:
        for _ in range(MOST_REDIRECTS + 1):
            request = httpx.Request("GET", addresses.check(url, any_port=loopback), headers=headers)
            if permitted:
                permitted(url)
            with _answer(transport, request) as response:
                if response.status_code not in REDIRECTS:
                    return _page(
                        str(request.url), response, limit or settings.COALITION_FETCH_LIMIT, deadline, cut=cut
                    )
                url = _target(url, response.headers.get("Location", ""))
    raise DeliveryFailed(f"The address redirects more than {MOST_REDIRECTS} times.")


def _target(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:  # "http://[", say
        raise DeliveryFailed("The address redirects to something that is no address.") from error


@contextmanager
def _answer(transport: httpx.BaseTransport, request: httpx.Request) -> Iterator[httpx.Response]:
    """The answer to one request; whatever goes wrong while it is read becomes a DeliveryError."""
    host = request.url.host
    try:
        response = transport.handle_request(request)
        try:
            yield response
        finally:
            response.close()
    except httpcore.TimeoutException as error:
        raise TimedOut(
            f"{host} did not answer in full within {settings.COALITION_FETCH_TIMEOUT:g} seconds."
        ) from error
    except httpcore.NetworkError as error:
        # The pool raises it anew `from None`, which leaves the context alone.
        if isinstance(error.__context__, ssl.SSLCertVerificationError):
            raise DeliveryFailed(f"The certificate of {host} is not valid.") from error
        raise Unreachable(f"The connection to {host} broke.") from error
    except httpcore.RemoteProtocolError as error:  # also an answer that was cut off
        raise Unreachable(f"{host} did not answer in full, or not in HTTP.") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise DeliveryFailed(f"{host} does not speak HTTP properly.") from error


def _page(url: str, response: httpx.Response, limit: int, deadline: guard.Deadline, *, cut: bool) -> Page:
    status = response.status_code
    if status == 410:
        raise Gone("The server says that the page is gone (410).")
    if status in PASSING:
        raise ServerFailure(f"The server answered {status}.", retry_after=_retry_after(response))
    if status not in {200, 203, 304}:
        raise DeliveryFailed(f"The server answered {status}.")
    return Page(
        url=url,
        data=b"" if status == 304 else body.read(response, limit, deadline, cut=cut),
        content_type=response.headers.get("Content-Type", "")[:200],
        status=304 if status == 304 else 200,
        etag=_short(response.headers.get("ETag", ""), 500),
        last_modified=_short(response.headers.get("Last-Modified", ""), 100),
    )


def _short(header: str, longest: int) -> str:
    """A header that is sent back later, or nothing when it is too long to be one."""
    return header if len(header) <= longest and header.isprintable() else ""


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to wait, given as such or as a date."""
    written = response.headers.get("Retry-After", "").strip()
    if written.isdecimal():
        return float(written[:9])
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())
