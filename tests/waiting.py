"""Waits with an end: what does not come about fails with a sentence, and never holds up the run."""

import time
from collections.abc import Callable, Sequence
from threading import Thread

PATIENCE = 180.0  # seconds; only what is broken needs so long


def wait_until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Return when the condition holds. `what`: a sentence for the failure, about what did not come about."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} (waited {patience:g} s)")
        time.sleep(0.02)


def run_at_once(calls: Sequence[Callable[[], object]], patience: float = PATIENCE) -> None:
    """Run each call in a thread of its own, all at the same time, and return when all are done."""
    # Daemons, so that one that hangs holds up neither this test nor the end of the run.
    threads = [Thread(target=call, daemon=True) for call in calls]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    left = sum(thread.is_alive() for thread in threads)
    assert not left, f"{left} of {len(threads)} threads still work after {patience:g} s."
