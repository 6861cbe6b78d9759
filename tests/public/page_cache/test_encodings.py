"""Which compressed copy a client gets."""

import pytest

from coalition.public.page_cache.encodings import COMPRESS, encoding_for


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("br; q=0.5", "br"),
        ("BR", "br"),
        ("deflate", "identity"),
        ("gzip;q=0.0", "identity"),
        ("", "identity"),
    ],
)
def test_brotli_before_gzip_and_nothing_that_is_refused(accepted: str, encoding: str) -> None:
    assert encoding_for(accepted) == encoding


def test_the_same_page_is_compressed_to_the_same_bytes() -> None:
    for compress in COMPRESS.values():
        assert compress(b"a page " * 200) == compress(b"a page " * 200)
