"""Polite fetching of hostile things: one address, within a time and a size, through the guard."""

import ssl
import zlib
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
from coalition.sources.actions import megabytes
from coalition.sources.errors import Failed, Gone, NotText, ServerTrouble, TimedOut, TooLarge, Unreachable
from coalition.sources.fetching import guard

PRODUCT = "CoalitionTracker"  # the name robots.txt may use for us
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
PASSING = {408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524}
CHUNK = 65536
ARTICLE_TYPES = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8"
FEED_TYPES = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"

# Raises what forbids an address, before it is asked for.
type Permitted = Callable[[str], None]


@dataclass(frozen=True)
class Page:
    """What a server answered in the end. `status` is 200 or, if it was asked conditionally, 304."""

    url: str
    data: bytes
    content_type: str = ""
    status: int = 200
    etag: str = ""
    last_modified: str = ""


def agent() -> str:
    """How we call ourselves to servers, with whom to complain to."""
    return f"{PRODUCT}/1.0 ({settings.COALITION_CONTACT or 'reads public news; respects robots.txt'})"


def article(url: str, *, permitted: Permitted | None = None) -> Page:
    """Fetch a page. Raises a Trouble with the reason; `permitted` is asked before every hop."""
    return get(url, {"Accept": ARTICLE_TYPES}, permitted=permitted)


def feed(url: str, *, etag: str = "", last_modified: str = "") -> Page:
    """Fetch a feed unless it is unchanged (status 304 then). Raises a Trouble with the reason."""
    headers = {"Accept": FEED_TYPES}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return get(url, headers)


def rules(url: str, *, limit: int) -> Page:
    """Fetch a robots.txt, no more than its first `limit` bytes."""
    return get(url, {"Accept": "text/plain, */*;q=0.1"}, limit=limit, cut=True)


def get(
    url: str,
    headers: dict[str, str],
    *,
    permitted: Permitted | None = None,
    limit: int | None = None,
    cut: bool = False,
    transport: httpx.BaseTransport | None = None,
) -> Page:
    """Fetch an address, following redirects; each hop is checked as the first was.

    `limit` (bytes, COALITION_FETCH_LIMIT by default) is a reason to refuse, or with `cut` the place to stop reading.
    Raises a Trouble with the reason.
    """
    deadline = guard.Deadline(settings.COALITION_FETCH_TIMEOUT)
    loopback = settings.COALITION_FETCH_LOOPBACK
    transport = transport or guard.Transport(deadline=deadline, loopback=loopback)
    headers = {"User-Agent": agent(), "Accept-Language": "*", "Accept-Encoding": "gzip, deflate"} | headers
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
    raise Failed(f"The address redirects more than {MOST_REDIRECTS} times.")


def _target(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:  # "http://[", say
        raise Failed("The address redirects to something that is no address.") from error


@contextmanager
def _answer(transport: httpx.BaseTransport, request: httpx.Request) -> Iterator[httpx.Response]:
    """The answer to one request; whatever goes wrong while it is read becomes a Trouble."""
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
        if isinstance(error.__cause__, ssl.SSLCertVerificationError):
            raise Failed(f"The certificate of {host} is not valid.") from error
        raise Unreachable(f"The connection to {host} broke.") from error
    except httpcore.RemoteProtocolError as error:  # also an answer that was cut off
        raise Unreachable(f"{host} did not answer in full, or not in HTTP.") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise Failed(f"{host} does not speak HTTP properly.") from error


def _page(url: str, response: httpx.Response, limit: int, deadline: guard.Deadline, *, cut: bool) -> Page:
    status = response.status_code
    if status == 410:
        raise Gone("The server says that the page is gone (410).")
    if status in PASSING:
        raise ServerTrouble(f"The server answered {status}.", retry_after=_retry_after(response))
    if status not in {200, 203, 304}:
        raise Failed(f"The server answered {status}.")
    return Page(
        url=url,
        data=b"" if status == 304 else _read(response, limit, deadline, cut=cut),
        content_type=response.headers.get("Content-Type", "")[:200],
        status=304 if status == 304 else 200,
        etag=_short(response.headers.get("ETag", ""), 500),
        last_modified=_short(response.headers.get("Last-Modified", ""), 100),
    )


def _short(header: str, longest: int) -> str:
    """A header that is sent back later, or nothing when it is too long to be one."""
    return header if len(header) <= longest and header.isprintable() else ""


def _read(response: httpx.Response, limit: int, deadline: guard.Deadline, *, cut: bool) -> bytes:
    """The body, unpacked piece by piece so that a bomb is noticed before it has burst."""
    too_large = TooLarge(f"It is larger than {megabytes(limit)}.")
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > limit and not cut:
        raise too_large
    unpack = _unpacker(response.headers.get("Content-Encoding", ""))
    data = bytearray()
    for packed in response.stream:  # type: ignore[union-attr]  # a synchronous response has a synchronous stream
        for piece in unpack(packed):
            data += piece
            if len(data) > limit:
                if cut:
                    return bytes(data[:limit])
                raise too_large
            deadline.left()
    return bytes(data)


def _unpacker(encoding: str) -> Callable[[bytes], Iterator[bytes]]:
    match encoding.strip().lower():
        case "" | "identity":
            return lambda packed: iter([packed])
        case "gzip" | "x-gzip" | "deflate" as name:
            # 32: gzip or zlib, by the header; some servers call raw deflate “deflate”, as browsers know.
            return _inflate(32 + zlib.MAX_WBITS, raw_too=name == "deflate")
    raise NotText(f"The server packs it with “{encoding[:40]}”, which was not asked for.")


def _inflate(bits: int, *, raw_too: bool) -> Callable[[bytes], Iterator[bytes]]:
    unzip = zlib.decompressobj(bits)
    fresh = True

    def unpack(packed: bytes) -> Iterator[bytes]:
        nonlocal unzip, fresh
        while packed and not unzip.eof:
            try:
                piece = unzip.decompress(packed, CHUNK)
            except zlib.error as error:
                if not (raw_too and fresh):
                    raise Failed("The server's answer is packed wrongly.") from error
                unzip, fresh = zlib.decompressobj(-zlib.MAX_WBITS), False
                continue
            fresh = False
            packed = unzip.unconsumed_tail
            yield piece

    return unpack


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
