"""The as-of matrix at growing depths of history: how long a reader waits, and whether that grows.

`BENCH_AS_OF` names the numbers of assessments (10000,1000000 by default; 10000000 takes an hour and 12 GB of disk).
The matrix is built from the database to the last cell: 62 countries × 13 kinds, `BENCH_AS_OF_PLEDGES` pledges (2,000).
"""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from statistics import quantiles
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalition.operations import sample
from coalition.operations.bench import scratch
from coalition.public import fetch
from coalition.public.selection import Selection

NAME = "as_of"
WARM_UP, ROUNDS = 5, 60

TODAY = date(2026, 10, 31)
PAST = date(2022, 5, 17)
THEN = datetime(2022, 7, 1, tzinfo=UTC)

QUESTIONS: dict[str, Selection] = {
    "today": Selection(as_of=TODAY),
    "a past day": Selection(as_of=PAST),
    "a past day as known then": Selection(as_of=PAST, known_at=THEN),
    "two days compared": Selection(as_of=TODAY, compare=PAST),
}


def run(say: Callable[[str], None] = print) -> dict[str, Any]:
    """Fill a database of each size, ask each question, and give p50 and p95 in milliseconds, queries, and the growth."""
    sizes = [int(size) for size in os.environ.get("BENCH_AS_OF", "10000,1000000").split(",")]
    pledges = int(os.environ.get("BENCH_AS_OF_PLEDGES", "2000"))
    measured: dict[str, dict[str, dict[str, float]]] = {}
    for size in sizes:
        with scratch.database(f"bench_as_of_{size}"):
            began = time.perf_counter()
            sample.fill(pledges=pledges, assessments=size, seed=1)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
            say(
                f"{size:>10,} assessments of {pledges:,} pledges, filled in {time.perf_counter() - began:.0f} s"
            )
            measured[str(size)] = {question: _ask(selection) for question, selection in QUESTIONS.items()}
            for question, found in measured[str(size)].items():
                say(
                    f"{'':>10}  {question:<26} p50 {found['p50_ms']:7.1f} ms   p95 {found['p95_ms']:7.1f} ms"
                    f"   {found['queries']:.0f} queries"
                )
    first, last = str(sizes[0]), str(sizes[-1])
    growth = {
        question: measured[last][question]["p50_ms"] / measured[first][question]["p50_ms"]
        for question in QUESTIONS
    }
    for question, ratio in growth.items():
        say(f"{'growth':>10}  {question:<26} {ratio:.2f} × from {sizes[0]:,} to {sizes[-1]:,}")
    return {"pledges": pledges, "measured": measured, "growth_p50": growth}


def _ask(selection: Selection) -> dict[str, float]:
    with CaptureQueriesContext(connection) as queries:
        fetch.matrix(selection)
    taken = []
    for number in range(WARM_UP + ROUNDS):
        began = time.perf_counter()
        fetch.matrix(selection)
        if number >= WARM_UP:
            taken.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(taken, n=20)
    return {"p50_ms": round(cuts[9], 2), "p95_ms": round(cuts[18], 2), "queries": len(queries)}
