"""The bytes as they arrived, stored once each."""

import hashlib
import zlib

from coalition.sources.models import Snapshot


def store(data: bytes, content_type: str) -> Snapshot:
    """The snapshot of these bytes, made when they are new."""
    return Snapshot.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"content_type": content_type[:200], "size": len(data), "compressed": zlib.compress(data)},
    )[0]


def read(snapshot: Snapshot) -> bytes:
    """The bytes as they arrived."""
    return zlib.decompress(bytes(snapshot.compressed))
