"""A body is read no further than allowed, however it is compressed."""

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import httpx
import pytest

from coalition.sources.errors import DeliveryFailed, NotText, TimedOut, TooLarge
from coalition.sources.fetching import body
from coalition.sources.fetching.guard import Deadline

TEXT = b"Snow fell on the passes all day. " * 100


class Stream(httpx.SyncByteStream):
    """Sends its pieces one by one and remembers how many were asked for."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.sent += 1
            yield piece


def read(
    stream: Stream, limit: int = 10_000, *, cut: bool = False, seconds: float = 60, **headers: str
) -> bytes:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    response = httpx.Response(200, headers=names, stream=stream)
    return body.read(response, limit, Deadline(seconds), cut=cut)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("identity", TEXT),
        ("", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        (" X-GZIP ", gzip.compress(TEXT, mtime=0)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
)
@pytest.mark.parametrize("size", [7, 100_000])
def test_what_was_sent_arrives_whole_however_it_is_cut_up(encoding: str, sent: bytes, size: int) -> None:
    pieces = [sent[start : start + size] for start in range(0, len(sent), size)]
    assert read(Stream(*pieces), content_encoding=encoding) == TEXT


def test_an_announced_size_beyond_the_limit_is_refused_unread() -> None:
    stream = Stream(TEXT)
    with pytest.raises(TooLarge, match="larger than 100 bytes"):
        read(stream, 100, content_length=str(len(TEXT)))
    assert stream.sent == 0


def test_a_decompression_bomb_is_given_up_early() -> None:
    stream = Stream(
        *[gzip.compress(b"\0" * 50_000_000)[start : start + 1000] for start in range(0, 50_000, 1000)]
    )
    with pytest.raises(TooLarge):
        read(stream, 1_000_000, content_encoding="gzip")
    assert stream.sent < 10


def test_a_size_that_fits_exactly_is_taken() -> None:
    assert read(Stream(b"a" * 100), 100) == b"a" * 100
    with pytest.raises(TooLarge):
        read(Stream(b"a" * 100, b"a"), 100)


def test_cut_means_the_beginning_is_enough() -> None:
    stream = Stream(b"a" * 60, b"b" * 60, b"c" * 60)
    assert read(stream, 100, cut=True, content_length="180") == b"a" * 60 + b"b" * 40
    assert stream.sent == 2


def test_a_compression_nobody_asked_for_is_refused() -> None:
    with pytest.raises(NotText, match="“br”"):
        read(Stream(b"x"), content_encoding="br")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_not_compressed_as_it_says_has_failed(encoding: str) -> None:
    with pytest.raises(DeliveryFailed, match="packed wrongly"):
        read(Stream(b"\xff\xff\xff\xff plain text"), content_encoding=encoding)


def test_the_deadline_ends_a_slow_body() -> None:
    with pytest.raises(TimedOut):
        read(Stream(b"a", b"b"), seconds=0)


def test_a_length_that_is_no_number_is_not_believed() -> None:
    assert read(Stream(b"here"), content_length="much") == b"here"


def test_an_announced_size_may_be_the_limit_itself() -> None:
    assert read(Stream(b"a" * 100), 100, content_length="100") == b"a" * 100


def test_cut_takes_all_that_fits() -> None:
    assert read(Stream(b"a" * 99), 100, cut=True) == b"a" * 99
    assert read(Stream(b"a" * 100), 100, cut=True) == b"a" * 100


def test_a_long_text_is_decompressed_piece_by_piece() -> None:
    text = bytes(range(256)) * 4096
    assert read(Stream(gzip.compress(text)), 2_000_000, content_encoding="gzip") == text


def test_what_comes_after_the_compressed_text_is_left() -> None:
    whole = gzip.compress(TEXT, mtime=0)
    assert read(Stream(whole + b"rubbish", b"more"), content_encoding="gzip") == TEXT


def test_what_comes_after_the_compressed_text_fills_no_memory() -> None:
    rubbish = b"r" * 10_000
    tracemalloc.start()
    try:
        assert read(Stream(gzip.compress(TEXT), *[rubbish] * 1000), content_encoding="gzip") == TEXT
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 1_000_000


def test_a_compressed_text_that_breaks_in_the_middle_has_failed() -> None:
    whole = zlib.compress(bytes(range(256)) * 999)
    with pytest.raises(DeliveryFailed, match="packed wrongly"):
        read(Stream(whole[:200], b"\xff" * 200, whole[400:]), 1_000_000, content_encoding="deflate")


def test_only_deflate_may_come_without_its_header() -> None:
    with pytest.raises(DeliveryFailed, match="packed wrongly"):
        read(Stream(raw_deflate(TEXT)), content_encoding="gzip")


def test_the_name_of_a_compression_is_told_no_further_than_it_makes_sense() -> None:
    with pytest.raises(NotText, match="“" + "x" * 40 + "”"):
        read(Stream(b"x"), content_encoding="x" * 41)
