"""Articles as the sources room would have stored them."""

import hashlib
import zlib
from datetime import UTC, date, datetime

from coalition.sources.models import Article, Snapshot

TEXT = (
    "The cabinet in Reykholt met on Monday. Norway is ready to send 200 soldiers to Ukraine once a ceasefire holds. "
    "Ireland will not send soldiers to Ukraine. The opposition had asked for a debate."
)


def article(
    text: str = TEXT, *, language: str = "en", published_on: date | None = date(2026, 3, 2)
) -> Article:
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    snapshot, _created = Snapshot.objects.get_or_create(
        sha256=digest,
        defaults={"size": len(raw), "compressed": zlib.compress(raw), "content_type": "text/plain"},
    )
    return Article.objects.create(
        snapshot=snapshot,
        text=text,
        text_hash=digest,
        language=language,
        published_on=published_on,
        reference="by-hand.txt",
        fetched_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )
