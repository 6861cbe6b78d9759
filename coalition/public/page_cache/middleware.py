"""Anonymous pages are rendered once, compressed once and kept until the register changes, and never a moment longer.

This stands in front of Django (see wsgi.py): a kept page costs one question to the database, the register's version, and
no middleware. A view opts in with `@cache_until_register_changes`; who has a session always gets a page of their own.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import parse_cookie

from coalition.core.middleware import LANGUAGE_COOKIE
from coalition.register.chain import ledger

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment
from coalition.public.page_cache.mark import MARK
from coalition.public.page_cache.store import CachedPage, CacheStore

HEADERS = (
    "wsgi.url_scheme",  # whole addresses stand in citations, cards and embeds
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_HX_REQUEST",
    "HTTP_HX_TARGET",
    "HTTP_HX_TARGET_URI_AUTOENCODED",
    "HTTP_HX_HISTORY_RESTORE_REQUEST",
    "HTTP_HX_CURRENT_URL",  # a drawer leads back to the selection that it was opened beside
    "HTTP_HX_CURRENT_URL_URI_AUTOENCODED",
)


class PageCache:
    """WSGI middleware that answers with kept pages, and keeps the ones that views mark."""

    def __init__(self, application: "WSGIApplication", store: CacheStore | None = None) -> None:
        self.application = application
        self.store = store or CacheStore()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if not _is_anonymous_read(environ):
            return self.application(environ, start_response)
        try:
            edition = (ledger.version(), datetime.now(UTC).date().isoformat())
        except DatabaseError:
            connection.close()  # so that the next one connects anew; Django answers this one in its own words
            return self.application(environ, start_response)
        key = _key(environ)
        page = self.store.find(edition, key)
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
            self.store.keep(edition, key, page)
        return _send(page, environ, start_response)


def _is_anonymous_read(environ: "WSGIEnvironment") -> bool:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(
        settings.STATIC_URL
    ):
        return False
    return settings.SESSION_COOKIE_NAME not in parse_cookie(environ.get("HTTP_COOKIE", ""))


def _key(environ: "WSGIEnvironment") -> tuple[str, ...]:
    """What a page may depend on: the address with its parameters in order, the language, and how HTMX asks for it."""
    query = environ.get("QUERY_STRING", "")
    if "&" in query and query.isascii():  # bytes beyond are read in another way by Django than by parse_qsl
        query = urlencode(sorted(parse_qsl(query, keep_blank_values=True)))
    # Read as Django reads it: a language that only one of the two sees would be kept for those who asked for another.
    language = parse_cookie(environ.get("HTTP_COOKIE", "")).get(LANGUAGE_COOKIE, "")
    asked = tuple(environ.get(name, "") for name in HEADERS)
    return (environ.get("HTTP_HOST", ""), environ["PATH_INFO"], query, language, *asked)


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


def _holds(header: str, etag: str) -> bool:
    if header.strip() == "*":
        return True
    return any(held.strip().removeprefix("W/") == etag for held in header.split(","))
