"""The data folder: made, checked, and held by one owner at a time."""

import contextlib
import fcntl
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from coalition.core.paths import DataPaths
from coalition.operations.run.errors import RunError

KEPT_LOGS = 5


def prepare(paths: DataPaths) -> None:
    """Make the folders and the secret key. Raises RunError when the data folder can't be used."""
    try:
        paths.data.mkdir(parents=True, exist_ok=True)
        for folder in (paths.logs, paths.valkey, paths.sockets):
            folder.mkdir(mode=0o700, exist_ok=True)
        _write_secret(paths.secret_key)
    except OSError as error:
        raise RunError(
            f"The data folder {paths.data} can't be used ({error.strerror}: {error.filename}): make it writable, or name "
            f"another one in COALITION_DATA."
        ) from error
    sockets = paths.sockets.lstat()
    if not stat.S_ISDIR(sockets.st_mode) or (sockets.st_uid != os.geteuid() and os.geteuid() != 0):
        raise RunError(
            f"{paths.sockets} belongs to somebody else: remove it, or choose a shorter path for COALITION_DATA."
        )
    paths.sockets.chmod(0o700)


def _write_secret(file: Path) -> None:
    if file.exists() and file.stat().st_size:
        return
    write_private(file, secrets.token_urlsafe(50) + "\n")


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as output:  # noqa: PTH123 - the mode from the start
        output.write(text)
    new.rename(file)


def rotate_logs(folder: Path) -> None:
    """Begin new logs, and keep the last few of each."""
    for log in folder.glob("*.log"):
        if log.stat().st_size == 0:
            continue
        for number in range(KEPT_LOGS - 1, 0, -1):
            older = log.with_suffix(f".log.{number}")
            if older.exists():
                older.rename(log.with_suffix(f".log.{number + 1}"))
        log.rename(log.with_suffix(".log.1"))


@dataclass(frozen=True)
class Owner:
    """Who holds the embedded services."""

    pid: int
    name: str

    def __str__(self) -> str:
        return f"{self.name} (process {self.pid})"


class DataFolderInUse(Exception):
    """Another process holds the data folder."""

    def __init__(self, owner: Owner) -> None:
        super().__init__(str(owner))
        self.owner = owner


@contextlib.contextmanager
def own_data_folder(paths: DataPaths, name: str) -> Iterator[IO[str]]:
    """Be the only owner of the data folder for the duration. Raises DataFolderInUse at once when there is another.

    The kernel holds the lock, so one that a killed process leaves behind is free; what is written is for people.
    """
    with _open(paths.lock) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DataFolderInUse(_read(paths)) from error
        describe(file, name)
        yield file


def describe(file: IO[str], name: str) -> None:
    """Tell others who holds the lock."""
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n{name}\n")
    file.flush()


def _read(paths: DataPaths) -> Owner:
    pid, _, name = paths.lock.read_text().partition("\n")
    return Owner(int(pid) if pid.isdecimal() else 0, name.strip() or "another command")


@contextlib.contextmanager
def use_owners_services(paths: DataPaths) -> Iterator[None]:
    """Use another's services for the duration; an owner that is only a command waits for them."""
    with _open(paths.service_users) as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextlib.contextmanager
def wait_for_service_users(paths: DataPaths, echo: Callable[[str], None]) -> Iterator[None]:
    """Wait until nobody uses our services, and let nobody in for the duration."""
    with _open(paths.service_users) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            echo("Waiting for another command that uses this one's database.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _open(file: Path) -> IO[str]:
    try:
        return open(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+")  # noqa: PTH123 - neither emptied nor inherited
    except OSError as error:
        raise RunError(
            f"{file} can't be opened ({error.strerror}): run this as the user who made it."
        ) from error
