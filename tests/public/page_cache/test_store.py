"""Which pages are kept, and which go first."""

from coalition.public.page_cache.store import CachedPage, CacheStore

TODAY = (7, "2026-01-06")


def kept(size: int = 100) -> CachedPage:
    return CachedPage("200 OK", [], "etag", b"x" * size)


def test_the_least_recently_used_page_goes_first() -> None:
    store = CacheStore(most_bytes=2 * kept().size)
    for name in ("one", "two"):
        store.keep(TODAY, (name,), kept())
    assert store.find(TODAY, ("one",))
    store.keep(TODAY, ("three",), kept())
    assert store.find(TODAY, ("two",)) is None
    assert store.find(TODAY, ("one",))
    assert store.size == 2 * kept().size


def test_another_version_or_day_forgets_every_page() -> None:
    store = CacheStore()
    store.keep(TODAY, ("one",), kept())
    assert store.find((8, "2026-01-06"), ("one",)) is None
    assert store.find((7, "2026-01-07"), ("one",)) is None
    store.keep((8, "2026-01-06"), ("two",), kept())
    assert store.find(TODAY, ("one",)) is None
    assert store.size == kept().size


def test_a_page_that_is_replaced_is_counted_once() -> None:
    store = CacheStore()
    store.keep(TODAY, ("one",), kept())
    store.keep(TODAY, ("one",), kept(300))
    assert store.size == kept(300).size


def test_a_short_page_is_sent_as_it_is() -> None:
    headers, body = kept(10).answer("br")
    assert ("Content-Encoding", "br") not in headers
    assert body == b"x" * 10
    assert ("Content-Encoding", "br") in kept(1000).answer("br")[0]
