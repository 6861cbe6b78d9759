"""A text's 64-bit simhash: texts that share most of their words differ in few bits."""

import hashlib
import re

import numpy

SHINGLE_WORDS = 3  # a shingle's length; single words would make all texts on one subject alike
FEWEST_SHINGLES = 20  # shingles below which the fingerprint says nothing
_WORD = re.compile(r"\w+")


def simhash(text: str) -> int | None:
    """The fingerprint as a signed 64-bit number, or None for a text of few words. Charikar's method over shingles."""
    words = _WORD.findall(text.casefold())
    shingles = {
        " ".join(words[place : place + SHINGLE_WORDS]) for place in range(len(words) - SHINGLE_WORDS + 1)
    }
    if len(shingles) < FEWEST_SHINGLES:
        return None
    digests = b"".join(hashlib.blake2b(shingle.encode(), digest_size=8).digest() for shingle in shingles)
    bits = numpy.unpackbits(numpy.frombuffer(digests, dtype=numpy.uint8).reshape(-1, 8), axis=1)
    majority = bits.sum(axis=0, dtype=numpy.int64) * 2 > len(shingles)
    return int.from_bytes(numpy.packbits(majority).tobytes(), signed=True)
