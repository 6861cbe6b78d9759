"""Anonymous pages are rendered once, compressed once and kept until the register moves, and never a moment longer.

This stands in front of Django (see wsgi.py): a kept page costs one question to the database, the register's version, and
no middleware. A view opts in with `@kept_until_the_register_moves`; who has a session always gets a page of their own.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, wraps
from threading import Lock
from typing import TYPE_CHECKING, Any, Concatenate
from urllib.parse import parse_qsl, urlencode

import brotli
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from coalition.core.middleware import LANGUAGE_COOKIE
from coalition.register.chain import ledger

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MARK = "X-Keep-Until"  # set by the decorator, taken off before the page leaves the house
MOST_BYTES = 64 * 1024 * 1024
WORTH_COMPRESSING = 500  # bytes
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
}
HTMX_HEADERS = (
    "HTTP_HX_REQUEST",
    "HTTP_HX_TARGET",
    "HTTP_HX_HISTORY_RESTORE_REQUEST",
    "HTTP_HX_CURRENT_URL",  # a drawer leads back to the selection that it was opened beside
)


def cache_until_register_changes[R: HttpRequest, **P](
    view: Callable[Concatenate[R, P], HttpResponse],
) -> Callable[Concatenate[R, P], HttpResponse]:
    """For views whose page depends on nothing but the address, the language, the day and the register."""

    @wraps(view)
    def marked(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.user.is_authenticated and response.status_code == 200:
            response[MARK] = "register"
        return response

    return marked


@dataclass(frozen=True)
class CachedPage:
    """A page, and what of it was sent before: each encoding is made when it is first asked for, once."""

    status: str
    headers: list[tuple[str, str]]
    etag: str
    body: bytes
    answers: dict[str, tuple[list[tuple[str, str]], bytes]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes, at the most: a page and all that it may be compressed to."""
        return 2 * len(self.body)

    def answer(self, accepted: str) -> tuple[list[tuple[str, str]], bytes]:
        """The headers and the body for a client that accepts these encodings."""
        encoding = _encoding(accepted) if len(self.body) >= WORTH_COMPRESSING else "identity"
        made = self.answers.get(encoding)
        if made is None:
            body = COMPRESS[encoding](self.body)
            headers = [*self.headers, ("Content-Length", str(len(body)))]
            if encoding != "identity":
                headers.append(("Content-Encoding", encoding))
            made = self.answers[encoding] = (headers, body)
        return made


@dataclass
class CacheStore:
    """The pages of one version of the register and one day; the least recently used go first."""

    most_bytes: int = MOST_BYTES
    edition: tuple[int, str] = (-1, "")
    pages: OrderedDict[tuple[str, ...], CachedPage] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def find(self, edition: tuple[int, str], key: tuple[str, ...]) -> CachedPage | None:
        with self.lock:
            if edition != self.edition:
                return None
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def keep(self, edition: tuple[int, str], key: tuple[str, ...], page: CachedPage) -> None:
        with self.lock:
            if edition != self.edition:
                self.edition, self.size = edition, 0
                self.pages.clear()
            if replaced := self.pages.pop(key, None):
                self.size -= replaced.size
            self.pages[key] = page
            self.size += page.size
            while self.size > self.most_bytes:
                _, dropped = self.pages.popitem(last=False)
                self.size -= dropped.size


class PageCache:
    """WSGI middleware that answers with kept pages, and keeps the ones that views mark."""

    def __init__(self, application: "WSGIApplication", shelf: CacheStore | None = None) -> None:
        self.application = application
        self.shelf = shelf or CacheStore()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if not _is_anonymous_read(environ):
            return self.application(environ, start_response)
        try:
            edition = (ledger.version(), datetime.now(UTC).date().isoformat())
        except DatabaseError:
            connection.close()  # so that the next one connects anew; Django answers this one in its own words
            return self.application(environ, start_response)
        key = _key(environ)
        page = self.shelf.find(edition, key)
        if page is None:
            return self._render(environ, start_response, edition, key)
        return _send(page, environ, start_response)

    def _render(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        edition: tuple[int, str],
        key: tuple[str, ...],
    ) -> Iterable[bytes]:
        answer: list[Any] = []

        def hold(
            status: str, headers: list[tuple[str, str]], exc_info: Any = None
        ) -> Callable[[bytes], object]:
            answer[:] = [status, headers, exc_info]
            return lambda _: None

        # What the browser holds must not reach Django: its own 304 would have no body to keep.
        asked = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        chunks = self.application(asked, hold)
        status, headers, exc_info = answer
        names = {name.lower() for name, _ in headers}
        if MARK.lower() not in names or "set-cookie" in names:
            start_response(status, [pair for pair in headers if pair[0].lower() != MARK.lower()], exc_info)
            return chunks
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        page = _page(status, headers, body, edition[0])
        # A page that was being rendered while the register moved may hold either state: it is sent, but not kept.
        if ledger.version() == edition[0]:
            self.shelf.keep(edition, key, page)
        return _send(page, environ, start_response)


def _is_anonymous_read(environ: "WSGIEnvironment") -> bool:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(
        settings.STATIC_URL
    ):
        return False
    return f"{settings.SESSION_COOKIE_NAME}=" not in environ.get("HTTP_COOKIE", "")


def _key(environ: "WSGIEnvironment") -> tuple[str, ...]:
    """What a page may depend on: the address with its parameters in order, the language, and how HTMX asks for it."""
    query = environ.get("QUERY_STRING", "")
    if "&" in query:
        query = urlencode(sorted(parse_qsl(query, keep_blank_values=True)))
    cookies = environ.get("HTTP_COOKIE", "").split("; ")
    language = next((pair for pair in cookies if pair.startswith(f"{LANGUAGE_COOKIE}=")), "")
    asked = tuple(environ.get(name, "") for name in HTMX_HEADERS)
    return (
        environ.get("HTTP_HOST", ""),
        environ["PATH_INFO"],
        query,
        language,
        environ.get("HTTP_ACCEPT_LANGUAGE", ""),
        *asked,
    )


def _page(status: str, headers: list[tuple[str, str]], body: bytes, version: int) -> CachedPage:
    etag = f'"{version}-{hashlib.sha256(body).hexdigest()[:16]}"'
    vary = ", ".join(value for name, value in headers if name.lower() == "vary")
    left_out = {MARK.lower(), "content-length", "vary"}
    kept = [(name, value) for name, value in headers if name.lower() not in left_out]
    kept += [
        ("Vary", f"{vary}, Accept-Encoding" if vary else "Accept-Encoding"),
        # Weak, because the same page goes out in several encodings (RFC 9110, 8.8.3).
        ("ETag", f"W/{etag}"),
        ("Cache-Control", "no-cache"),
    ]
    return CachedPage(status, kept, etag, body)


def _send(page: CachedPage, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    if (held := environ.get("HTTP_IF_NONE_MATCH")) and _holds(held, page.etag):
        start_response(
            "304 Not Modified", [pair for pair in page.headers if pair[0].lower() != "content-type"]
        )
        return [b""]
    headers, body = page.answer(environ.get("HTTP_ACCEPT_ENCODING", ""))
    start_response(page.status, headers[:])  # a copy: who sends it may add to it
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]


@lru_cache(maxsize=256)
def _encoding(accepted: str) -> str:
    """Brotli, gzip or nothing, by RFC 9110, 12.5.3: an encoding with q=0 is refused."""
    offers = {}
    for offer in accepted.split(","):
        name, _, weight = offer.strip().partition(";")
        offers[name.strip().lower()] = weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if offers.get(name)), "identity")


def _holds(header: str, etag: str) -> bool:
    if header.strip() == "*":
        return True
    return any(held.strip().removeprefix("W/") == etag for held in header.split(","))
