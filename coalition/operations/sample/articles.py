"""Synthetic articles for load tests: every one different, the same for the same seed."""

import hashlib
import random
import zlib
from datetime import timedelta
from itertools import batched

from coalition.codebook.defaults import usual_tier
from coalition.operations.progress import ProgressCallback
from coalition.operations.sample.generator import BEGIN, END
from coalition.sources.models import Article, Snapshot

PROSE = (
    "the government said on that it would consider whether soldiers aircraft ships money after "
    "a ceasefire and before parliament has voted in the capital ministers officials partners allies "
    "support training logistics no decision yet"
)


def fill(count: int, seed: int, on_progress: ProgressCallback = lambda _done: None) -> None:
    """Store so many articles of some two hundred words with their snapshots; those already there stay."""
    words = PROSE.split()
    rng = random.Random(f"articles {seed}")  # noqa: S311 - not for secrets
    for batch in batched(range(1, count + 1), 1_000):
        snapshots, articles = [], []
        for number in batch:
            text = f"Report {number}. " + " ".join(rng.choices(words, k=200)) + "."
            content = text.encode("utf-8")
            digest = hashlib.sha256(content).hexdigest()
            when = BEGIN + (END - BEGIN) * rng.random()
            snapshots.append(
                Snapshot(
                    sha256=digest,
                    content_type="text/plain",
                    size=len(content),
                    compressed=zlib.compress(content),
                )
            )
            articles.append(
                Article(
                    snapshot_id=digest,
                    url=f"https://paper.example/articles/{number}",
                    publisher=f"Paper {rng.randrange(40)}",
                    tier=usual_tier(),
                    title=f"Report {number}",
                    language="en",
                    text=text,
                    text_hash=digest,
                    published_on=when.date(),
                    fetched_at=when + timedelta(hours=1),
                )
            )
        Snapshot.objects.bulk_create(snapshots, ignore_conflicts=True)
        Article.objects.bulk_create(articles, ignore_conflicts=True)
        on_progress(len(batch))
