"""The as-of matrix at growing depths of history: how long a reader waits, and whether that grows.

`BENCH_AS_OF` names the numbers of assessments: 10000,1000000,10000000 by default, of which the last takes some 20
minutes to fill and 15 GB of disk. The matrix is built from the database to the last cell: 62 countries × 13 kinds, `BENCH_AS_OF_PLEDGES`
pledges (2,000). All sizes are filled first and then asked in turns, so that a machine that slows down in between slows
all of them. `BENCH_KEEP=1` keeps the filled databases for the next run.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from statistics import quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalition.operations.bench import scratch
from coalition.operations.sample import history
from coalition.public.matrix_data import queries as fetch
from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment

NAME = "as_of"
TURNS, WARM_UP, ROUNDS = 6, 3, 10

TODAY = date(2026, 10, 31)
PAST = date(2022, 5, 17)
THEN = datetime(2022, 7, 1, tzinfo=UTC)

QUESTIONS: dict[str, Selection] = {
    "today": Selection(as_of=TODAY),
    "a past day": Selection(as_of=PAST),
    "a past day as known then": Selection(as_of=PAST, known_at=THEN),
    "two days compared": Selection(as_of=TODAY, compare=PAST),
}


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """Fill a database of each size, ask each question, and give p50 and p95 in milliseconds, queries, and the growth."""
    sizes = [int(size) for size in os.environ.get("BENCH_AS_OF", "10000,1000000,10000000").split(",")]
    pledges = int(os.environ.get("BENCH_AS_OF_PLEDGES", "2000"))
    keep = os.environ.get("BENCH_KEEP") == "1"
    taken: dict[int, dict[str, list[float]]] = {size: {name: [] for name in QUESTIONS} for size in sizes}
    queries: dict[str, int] = {}
    with ExitStack() as databases:
        for size in sizes:
            databases.enter_context(scratch.database(_database(size, pledges), keep=keep))
            _fill(size, pledges, echo)
        for _turn in range(TURNS):
            for size in sizes:
                scratch.point_at(_database(size, pledges))
                for question, selection in QUESTIONS.items():
                    taken[size][question] += _ask(selection)
                    queries[question] = _queries(selection)
    measured = {str(size): {name: _summary(taken[size][name]) for name in QUESTIONS} for size in sizes}
    for size in sizes:
        for question, found in measured[str(size)].items():
            echo(
                f"{size:>10,}  {question:<26} p50 {found['p50_ms']:7.1f} ms   p95 {found['p95_ms']:7.1f} ms"
                f"   {queries[question]} queries"
            )
    first, last = measured[str(sizes[0])], measured[str(sizes[-1])]
    growth = {question: last[question]["p50_ms"] / first[question]["p50_ms"] for question in QUESTIONS}
    for question, ratio in growth.items():
        echo(f"{'growth':>10}  {question:<26} {ratio:.2f} × from {sizes[0]:,} to {sizes[-1]:,}")
    return {"pledges": pledges, "measured": measured, "queries": queries, "growth_p50": growth}


def _database(size: int, pledges: int) -> str:
    return f"bench_as_of_{size}_{pledges}"


def _fill(size: int, pledges: int, echo: Callable[[str], None]) -> None:
    if Assessment.objects.exists():  # filled in one transaction, so it is all there
        echo(f"{size:>10,} assessments of {pledges:,} pledges, kept from an earlier run")
        return
    began = time.perf_counter()
    history.fill(pledges=pledges, assessments=size, seed=1)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    echo(f"{size:>10,} assessments of {pledges:,} pledges, filled in {time.perf_counter() - began:.0f} s")


def _ask(selection: Selection) -> Iterator[float]:
    """How many milliseconds each answer took."""
    for number in range(WARM_UP + ROUNDS):
        began = time.perf_counter()
        fetch.matrix(selection)
        if number >= WARM_UP:
            yield (time.perf_counter() - began) * 1000


def _queries(selection: Selection) -> int:
    with CaptureQueriesContext(connection) as queries:
        fetch.matrix(selection)
    return len(queries)


def _summary(taken: list[float]) -> dict[str, float]:
    cuts = quantiles(taken, n=20)
    return {"p50_ms": round(cuts[9], 2), "p95_ms": round(cuts[18], 2)}
