"""The chain: entries a second when it is verified, and writes a second with 1, 8 and 32 writers at once."""

import threading
import time
from collections.abc import Callable
from datetime import date

from django.db import connection

from coalition.accounts.models import User
from coalition.codebook.defaults import plain_status
from coalition.operations.bench import scratch
from coalition.operations.sample import history
from coalition.operations.verify.chain import check_chain
from coalition.operations.verify.errors import Altered
from coalition.register import actions
from coalition.register.models import Pledge

NAME = "chain"
ENTRIES = 20_000
WRITERS = (1, 8, 32)
WRITES = 320


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """Fill a database, verify it, write to it from several threads, and verify it again."""
    with scratch.database("bench_chain"):
        history.fill(pledges=200, assessments=ENTRIES, seed=1)
        began = time.perf_counter()
        tip = check_chain(lambda _done: None)
        rate = tip.sequence / (time.perf_counter() - began)
        echo(f"verified {tip.sequence:,} entries: {rate:,.0f} entries/s")
        writes = {str(writers): _write(writers) for writers in WRITERS}
        for writers, found in writes.items():
            echo(f"{writers:>3} writers: {found:6.1f} writes/s")
        after = check_chain(lambda _done: None)
        expected = tip.sequence + WRITES * len(WRITERS)
        if after.sequence != expected:
            raise Altered(f"{after.sequence} entries where {expected} were written.")
        echo("The chain has neither fork nor gap.")
    return {"verified_entries_per_s": round(rate), "writes_per_s": writes}


def _write(writers: int) -> float:
    """So many threads record on pledges of their own, one after the other through the chain's lock."""
    by = User.objects.get(username=history.ACCOUNT)
    pledges = list(Pledge.objects.order_by("pk")[:writers])
    failed: list[BaseException] = []

    def work(pledge: Pledge) -> None:
        try:
            for _number in range(WRITES // writers):
                proof = actions.EvidenceInput(form="summary", text="As reported", reference="A benchmark")
                actions.record(
                    by=by,
                    pledge=pledge,
                    assessment=actions.AssessmentInput(plain_status(), date(2026, 10, 1), [proof]),
                )
        except Exception as error:  # noqa: BLE001 - told below, by the thread that waits
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(pledge,)) for pledge in pledges]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]
    return round(WRITES / (time.perf_counter() - began), 1)
