"""The embedded database and broker for the duration of a command; `make run` is their other user.

A command that wants a Celery worker as well (`ingest --wait`) does its work inside `with for_command.worker():`.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator

from kombu.exceptions import OperationalError

from coalition.core.paths import DataPaths
from coalition.operations import broker
from coalition.operations.run import schema, site_processes
from coalition.operations.run.embedded import postgres, valkey
from coalition.operations.run.errors import RunError
from coalition.operations.run.installation import (
    DataFolderInUse,
    own_data_folder,
    prepare,
    use_owners_services,
    wait_for_service_users,
)
from coalition.operations.run.processes import Child, last_line, stop

READY_TIMEOUT = 180.0  # seconds; a worker that has ended is noticed at once

# Commands of `manage.py` that use neither database nor broker; all others get both.
WITHOUT_SERVICES = {
    "",
    "check",
    "codebook",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "evaluate",
    "findstatic",
    "help",
    "makemessages",
    "makemigrations",
    "read",
    "startapp",
    "startproject",
    "test",
    "version",
}
# Commands that want the database as it is, even without tables or with older ones.
WITHOUT_MIGRATING = {"dbshell", "migrate", "showmigrations", "sqlmigrate"}


@contextlib.contextmanager
def services(command: str, echo: Callable[[str], None]) -> Iterator[None]:
    """The embedded services for a command of `manage.py`: those of a running `make run`, else our own until it ends.

    Does nothing where the environment names a database and a broker. Raises RunError.
    """
    paths = DataPaths.from_environment()
    if not (_wants_postgres() or _wants_valkey()):
        yield
        return
    prepare(paths)
    while True:
        try:
            with (
                own_data_folder(paths, f"manage.py {command}"),
                contextlib.ExitStack() as later,
                own_services(paths),
            ):
                if command not in WITHOUT_MIGRATING:
                    schema.migrate(echo)
                try:
                    yield
                finally:
                    schema.close_connections()
                    later.enter_context(wait_for_service_users(paths, echo))
                return
        except DataFolderInUse as in_use:
            with use_owners_services(paths):
                if _wait_for_owner(paths):
                    yield
                    return
            echo(f"Waiting for {in_use.owner}.")
            time.sleep(0.5)


def _wait_for_owner(paths: DataPaths) -> bool:
    """Wait for the services of an owner that is still starting; False when there is no owner any more."""
    deadline = time.monotonic() + READY_TIMEOUT
    while time.monotonic() < deadline:
        if (not _wants_postgres() or postgres.is_ready(paths)) and (
            not _wants_valkey() or valkey.is_ready(paths)
        ):
            return True
        try:
            with own_data_folder(paths, "nobody"):
                return False
        except DataFolderInUse:
            time.sleep(0.1)
    raise RunError(f"The database or the broker of {paths.data} does not answer: look into {paths.logs}.")


@contextlib.contextmanager
def own_services(paths: DataPaths) -> Iterator[dict[str, Child]]:
    """Start the services that the environment names no address for, and stop them at the end. For the owner only."""
    with contextlib.ExitStack() as cleanup:
        children = {}
        if _wants_postgres():
            children["PostgreSQL"] = postgres.launch(paths)
            cleanup.callback(postgres.shut_down, children["PostgreSQL"])
        if _wants_valkey():
            children["Valkey"] = valkey.launch(paths)
            cleanup.callback(valkey.shut_down, children["Valkey"])
        yield children


def _wants_postgres() -> bool:
    return not os.environ.get("DATABASE_URL")


def _wants_valkey() -> bool:
    return not os.environ.get("BROKER_URL")


@contextlib.contextmanager
def worker(echo: Callable[[str], None] | None = None) -> Iterator[None]:
    """A Celery worker for the duration: one that runs already, else one of our own. Raises RunError."""
    try:
        running = broker.has_worker()
    except OperationalError as error:
        raise RunError(f"The broker does not answer ({error}): see to BROKER_URL.") from error
    if running:
        yield
        return
    if echo:
        echo("Starting a worker for the duration of this command.")
    paths = DataPaths.from_environment()
    prepare(paths)
    if _wants_valkey():
        broker.requeue_unacknowledged()
    process = site_processes.worker(level="WARNING")
    child = process.start(paths)
    try:
        deadline = time.monotonic() + READY_TIMEOUT
        while not broker.has_worker(timeout=0.3):
            if child.poll() is not None or time.monotonic() > deadline:
                raise RunError(
                    f"The worker did not start: {last_line(process.log(paths))} (log: {process.log(paths)})"
                )
        yield
    finally:
        stop(child)
