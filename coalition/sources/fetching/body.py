"""The body of a server's answer: decompressed, and no longer than it may be."""

import zlib
from collections.abc import Callable, Iterator

import httpx

from coalition.core.numbers import whole_number
from coalition.sources.errors import DeliveryFailed, NotText, TooLarge
from coalition.sources.fetching import guard
from coalition.sources.sizes import format_size

CHUNK = 65536


def read(response: httpx.Response, limit: int, deadline: guard.Deadline, *, cut: bool) -> bytes:
    """The body, decompressed piece by piece, so that a decompression bomb is noticed before it fills the memory."""
    too_large = TooLarge(f"It is larger than {format_size(limit)}.")
    announced = whole_number(response.headers.get("Content-Length", ""))
    if announced is not None and announced > limit and not cut:
        raise too_large
    decode = _decoder(response.headers.get("Content-Encoding", ""))
    data = bytearray()
    for compressed in response.stream:  # type: ignore[union-attr]  # a synchronous response has a synchronous stream
        for piece in decode(compressed):
            data += piece
            if len(data) > limit:
                if cut:
                    return bytes(data[:limit])
                raise too_large
            deadline.left()
    return bytes(data)


def _decoder(encoding: str) -> Callable[[bytes], Iterator[bytes]]:
    match encoding.strip().lower():
        case "" | "identity":
            return lambda compressed: iter([compressed])
        case "gzip" | "x-gzip" | "deflate" as name:
            # 32: gzip or zlib, by the header; some servers call raw deflate “deflate”, as browsers know.
            return _inflate(32 + zlib.MAX_WBITS, raw_too=name == "deflate")
    raise NotText(f"The server packs it with “{encoding[:40]}”, which was not asked for.")


def _inflate(bits: int, *, raw_too: bool) -> Callable[[bytes], Iterator[bytes]]:
    decompressor = zlib.decompressobj(bits)
    fresh = True

    def decompress(compressed: bytes) -> Iterator[bytes]:
        nonlocal decompressor, fresh
        while compressed and not decompressor.eof:
            try:
                piece = decompressor.decompress(compressed, CHUNK)
            except zlib.error as error:
                if not (raw_too and fresh):
                    raise DeliveryFailed("The server's answer is packed wrongly.") from error
                decompressor, fresh = zlib.decompressobj(-zlib.MAX_WBITS), False
                continue
            fresh = False
            compressed = decompressor.unconsumed_tail
            yield piece

    return decompress
