"""The pages kept in memory, of one version of the register and one day."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from coalition.public.page_cache.encodings import COMPRESS, WORTH_COMPRESSING, encoding_for

MOST_BYTES = 64 * 1024 * 1024


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
        encoding = encoding_for(accepted) if len(self.body) >= WORTH_COMPRESSING else "identity"
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
