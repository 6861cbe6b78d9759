"""Ports for servers that a test starts: nobody takes one between its being chosen and its server's start."""

import os
import random
import socket
import time
from pathlib import Path

from coalition.operations.run.processes import Child

PATIENCE = 180.0  # seconds; only a broken server needs so long

# Below what Linux gives to connections that go out (32768 and up), of which every browser and client here makes many.
LOWEST, HIGHEST = 20_000, 31_998
# Each worker of pytest-xdist has ports of its own; other runs on this machine are most likely elsewhere.
WORKERS = 32
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % WORKERS
_given: set[int] = set()


def free_port() -> int:
    """A port of this machine that nobody uses, nor the one after it; never the same again in this process."""
    choose = random.SystemRandom()  # the tests' own chance is the same in every run with the same seed
    while True:
        port = choose.randrange(LOWEST // 64, HIGHEST // 64) * 64 + 2 * _worker
        if port not in _given and _is_free(port) and _is_free(port + 1):
            _given.add(port)
            return port


def wait_for(child: Child, port: int, log: Path) -> None:
    """Return when the server listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        assert child.poll() is None, f"The server ended. Its log:\n{log.read_text()[-3000:]}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            assert time.monotonic() < deadline, (
                f"The server did not start. Its log:\n{log.read_text()[-3000:]}"
            )
            time.sleep(0.05)
        else:
            return


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
