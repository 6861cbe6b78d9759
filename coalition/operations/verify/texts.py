"""Quotes against the texts they were taken from, and stored pages against their hashes."""

import hashlib
import zlib
from itertools import batched

from coalition.operations.progress import ProgressCallback
from coalition.operations.verify.errors import Altered
from coalition.register.models import Evidence
from coalition.sources.models import Article, Snapshot

BATCH = 2_000


def check_quotes(on_progress: ProgressCallback) -> int:
    """Compare every quote with the text it was taken from, where that is still stored; how many were. Raises Altered."""
    compared = 0
    rows = Evidence.objects.filter(form=Evidence.Form.QUOTE, start__isnull=False).order_by("pk")
    for batch in batched(rows.iterator(BATCH), BATCH):
        texts = dict(
            Article.objects.filter(text_hash__in={piece.text_hash for piece in batch}).values_list(
                "text_hash", "text"
            )
        )
        for text_hash, text in texts.items():
            if hashlib.sha256(text.encode("utf-8")).hexdigest() != text_hash:
                raise Altered(f"The article with the text {text_hash} is not what was read.")
        for piece in batch:
            if piece.text_hash not in texts:
                continue
            text = texts[piece.text_hash]
            if text[piece.start : piece.end] != piece.text:
                raise Altered(
                    f"Evidence {piece.pk}: the quote does not stand at {piece.start} to {piece.end} of its article."
                )
            compared += 1
        on_progress(len(batch))
    return compared


def check_snapshots(on_progress: ProgressCallback) -> None:
    """Raise Altered for the first stored page whose bytes are not those that were fetched."""
    for snapshot in Snapshot.objects.order_by("pk").iterator(50):
        try:
            content = zlib.decompress(bytes(snapshot.compressed))
        except zlib.error as error:
            raise Altered(f"Snapshot {snapshot.pk} can't be unpacked ({error}).") from error
        if hashlib.sha256(content).hexdigest() != snapshot.pk:
            raise Altered(f"Snapshot {snapshot.pk} is not what was fetched.")
        on_progress(1)
