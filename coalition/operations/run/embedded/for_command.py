"""The embedded database and broker for the duration of a command; `make run` is their other user.

A command that wants a Celery worker as well (`ingest --wait`) does its work inside `with embedded.worker():`.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator

from kombu.exceptions import OperationalError

from coalition.core.paths import DataPaths
from coalition.operations import broker
from coalition.operations.run import programs, schema
from coalition.operations.run.embedded import postgres, valkey
from coalition.operations.run.installation import (
    Owned,
    guest,
    no_guests,
    own,
    prepare,
)
from coalition.operations.run.processes import (
    Child,
    Problem,
    last_line,
    stop,
)

READY_WITHIN = 180.0  # seconds; a worker that has ended is noticed at once

# Commands of `manage.py` that use neither database nor broker; all others get both.
WITHOUT_SERVICES = {
    "",
    "check",
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
AS_IT_IS = {"dbshell", "migrate", "restore", "showmigrations", "sqlmigrate"}


@contextlib.contextmanager
def services(command: str, say: Callable[[str], None]) -> Iterator[None]:
    """The embedded services for a command of `manage.py`: those of a running `make run`, else our own until it ends.

    Does nothing where the environment names a database and a broker. Raises Problem.
    """
    places = DataPaths.from_environment()
    if not (_wants_postgres() or _wants_valkey()):
        yield
        return
    prepare(places)
    while True:
        try:
            with own(places, f"manage.py {command}"), contextlib.ExitStack() as later, running(places):
                if command not in AS_IT_IS:
                    schema.bring_up_to_date(say)
                try:
                    yield
                finally:
                    schema.let_go()
                    later.enter_context(no_guests(places, say))
                return
        except Owned as other:
            with guest(places):
                if _answer_soon(places):
                    yield
                    return
            say(f"Waiting for {other.owner}.")
            time.sleep(0.5)


def _answer_soon(places: DataPaths) -> bool:
    """Wait for the services of an owner that is still starting; False when there is no owner any more."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if (not _wants_postgres() or postgres.answers(places)) and (
            not _wants_valkey() or valkey.answers(places)
        ):
            return True
        try:
            with own(places, "nobody"):
                return False
        except Owned:
            time.sleep(0.1)
    raise Problem(f"The database or the broker of {places.data} does not answer: look into {places.logs}.")


@contextlib.contextmanager
def running(places: DataPaths) -> Iterator[dict[str, Child]]:
    """Start the services that the environment names no address for, and stop them at the end. For the owner only."""
    with contextlib.ExitStack() as ends:
        children = {}
        if _wants_postgres():
            children["PostgreSQL"] = postgres.launch(places)
            ends.callback(postgres.end, children["PostgreSQL"])
        if _wants_valkey():
            children["Valkey"] = valkey.launch(places)
            ends.callback(valkey.end, children["Valkey"])
        yield children


def _wants_postgres() -> bool:
    return not os.environ.get("DATABASE_URL")


def _wants_valkey() -> bool:
    return not os.environ.get("BROKER_URL")


@contextlib.contextmanager
def worker(say: Callable[[str], None] | None = None) -> Iterator[None]:
    """A Celery worker for the duration: one that runs already, else one of our own. Raises Problem."""
    try:
        there = broker.has_worker()
    except OperationalError as error:
        raise Problem(f"The broker does not answer ({error}): see to BROKER_URL.") from error
    if there:
        yield
        return
    if say:
        say("Starting a worker for the duration of this command.")
    places = DataPaths.from_environment()
    prepare(places)
    if _wants_valkey():
        broker.take_back()
    program = programs.worker(level="WARNING")
    child = program.start(places)
    try:
        deadline = time.monotonic() + READY_WITHIN
        while not broker.has_worker(patience=0.3):
            if child.poll() is not None or time.monotonic() > deadline:
                raise Problem(
                    f"The worker did not start: {last_line(program.log(places))} (log: {program.log(places)})"
                )
        yield
    finally:
        stop(child)
