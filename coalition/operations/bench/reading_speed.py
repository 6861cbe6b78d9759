"""How fast the rules reader reads on one core, and whether its memory stays flat."""

import time
from collections.abc import Callable
from pathlib import Path

from coalition.operations.bench import articles
from coalition.readings import reader

NAME = "reading_speed"
PAGE = 4096  # bytes; /proc counts memory in pages
WARM_UP = 100
NUMBER = 1000
# The share of sentences with a commitment: none, as most of the web; now and then, as in the news; in every one.
SORTS = {"no commitments": 0.0, "news": 0.15, "commitments only": 1.0}


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """For each sort of article: articles a second of processor time, claims, and how much memory grew in MB."""
    for warm in articles.compose(WARM_UP, commitments=0.5, seed=2):
        reader.read_by_rules(warm)
    measured = {name: _measure(share) for name, share in SORTS.items()}
    echo(
        f"{'articles of 3 kB':<18}{'articles/s/core':>16}{'ms an article':>15}{'claims':>9}{'memory grown':>14}"
    )
    for name, row in measured.items():
        echo(
            f"{name:<18}{row['per_second']:>16,.0f}{row['ms']:>15.2f}{row['claims']:>9,.0f}{row['grown_mb']:>11.2f} MB"
        )
    return {
        "number": NUMBER,
        "length": articles.LENGTH,
        "version": reader.rules_version(),
        "articles": measured,
    }


def _measure(share: float) -> dict[str, float]:
    texts = list(articles.compose(NUMBER, commitments=share))
    claims, before, began = 0, _memory(), time.process_time()
    for text in texts:
        claims += len(reader.read_by_rules(text).result.claims)
    seconds = time.process_time() - began
    return {
        "per_second": round(NUMBER / seconds, 1),
        "ms": round(seconds * 1000 / NUMBER, 3),
        "claims": claims,
        "grown_mb": round((_memory() - before) / 1e6, 2),
    }


def _memory() -> int:
    """This process's resident memory in bytes; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0
