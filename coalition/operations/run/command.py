"""`make run`: the whole site from one command, in the foreground, until Ctrl-C."""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import NoReturn

from coalition.codebook.checks import required
from coalition.core.paths import DataPaths, codebook_folder
from coalition.operations.run import installation, site_processes
from coalition.operations.run.address import ListenAddress
from coalition.operations.run.die_with_parent import set_parent_death_signal
from coalition.operations.run.django_setup import set_up
from coalition.operations.run.embedded import postgres, valkey
from coalition.operations.run.errors import RunError
from coalition.operations.run.processes import STOP_SIGNALS, Child, last_line, stop
from coalition.operations.run.site_processes import SiteProcess
from coalition.operations.run.supervisor import SupervisedProcess, Supervisor

WAIT_FOR_COMMAND = 60.0  # seconds that a start waits for a command that uses the data folder
WAIT_FOR_PAGE = 180.0  # seconds; one that has ended is noticed at once
WEB, WORKER, LIVE, BEAT = "The web server", "The worker", "The live process", "Beat"


class StopRequested(BaseException):
    """SIGINT, SIGTERM or SIGHUP arrived."""


@dataclass(frozen=True)
class Mode:
    """How the site is run. This is how it is published; operations/development has another, for working on it."""

    name: str = "make run"
    web: Callable[[str, int], SiteProcess] = site_processes.web
    collects_static: bool = True
    # Whether a process that ends by itself is started again at once.
    restarts: bool = True
    # Called before each look at the processes.
    before_each_look: Callable[[Supervisor], None] = lambda _: None
    worker_timeout: float = 20.0  # seconds that a worker that is stopped has for what it is at


class StartupLog:
    """Prints what happens, and how long after the start."""

    def __init__(self) -> None:
        self.started_at = time.monotonic()

    def __call__(self, line: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self.started_at:5.1f} s  {line}\n")
        sys.stdout.flush()


def main(mode: Mode | None = None) -> int:
    echo = StartupLog()
    for number in STOP_SIGNALS:
        signal.signal(number, _request_stop)
    if "MAKELEVEL" in os.environ:  # make itself can be killed without our being told
        set_parent_death_signal(os.getppid(), signal.SIGTERM)
    try:
        run(mode or Mode(), echo)
    except RunError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except StopRequested:
        echo("Stopped. The data stays where it is.")
    return 0


def _request_stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise StopRequested


def run(mode: Mode, echo: StartupLog) -> NoReturn:
    """Start everything, print the address, and supervise it all. Raises RunError or StopRequested."""
    paths, address = DataPaths.from_environment(), ListenAddress.from_environment()
    _check_codebook()
    installation.prepare(paths)
    with ExitStack() as cleanup:
        _lock_data_folder(mode, paths, address, cleanup, echo)
        address.check_free()
        live_port = address.choose_live_port()
        installation.rotate_logs(paths.logs)
        supervisor = Supervisor(echo)
        cleanup.callback(_stop, supervisor, echo)
        _start_services(paths, supervisor, echo)
        _prepare_site(mode, paths, address, echo)
        _start_site_processes(mode, paths, address, live_port, supervisor, echo)
        echo(f"Ready: {address.url}")
        if paths.first_editor.exists():
            echo(f"The first editor's name and password: {paths.first_editor}")
        echo("Ctrl-C stops everything.")
        while True:
            time.sleep(0.2)
            mode.before_each_look(supervisor)
            supervisor.restart_ended()


def _check_codebook() -> None:
    """Before anything is made: a codebook of somebody's own is likely to lack something."""
    folder = codebook_folder()
    if found := required(folder):
        others = (
            f" {len(found) - 1} more: .venv/bin/python manage.py codebook check {folder}" if found[1:] else ""
        )
        raise RunError(f"The codebook {folder} can't be used: {found[0].text}{others}")


def _lock_data_folder(
    mode: Mode, paths: DataPaths, address: ListenAddress, cleanup: ExitStack, echo: StartupLog
) -> None:
    deadline = time.monotonic() + WAIT_FOR_COMMAND
    waited = False
    while True:
        try:
            cleanup.enter_context(installation.own_data_folder(paths, f"{mode.name} at {address.url}"))
        except installation.DataFolderInUse as in_use:
            if in_use.owner.name.startswith("make "):
                raise RunError(
                    f"Already running: {in_use.owner}. Stop it first, or name another data folder in COALITION_DATA."
                ) from in_use
            if time.monotonic() > deadline:
                raise RunError(
                    f"{in_use.owner} uses the data folder {paths.data}: wait for it, or stop it."
                ) from in_use
            if not waited:
                echo(f"Waiting for {in_use.owner}.")
                waited = True
            time.sleep(0.2)
        else:
            return


def _start_services(paths: DataPaths, supervisor: Supervisor, echo: StartupLog) -> None:
    if not os.environ.get("DATABASE_URL"):
        if not (paths.postgres / "PG_VERSION").exists():
            echo(f"Making a database in {paths.postgres}.")
        log = paths.logs / "postgres.log"
        supervisor.add(
            SupervisedProcess("PostgreSQL", log, partial(postgres.launch, paths), postgres.shut_down)
        )
        echo("PostgreSQL runs.")
    if not os.environ.get("BROKER_URL"):
        supervisor.add(
            SupervisedProcess(
                "Valkey", paths.logs / "valkey.log", partial(valkey.launch, paths), valkey.shut_down
            )
        )
        echo("Valkey runs.")


def _prepare_site(mode: Mode, paths: DataPaths, address: ListenAddress, echo: StartupLog) -> None:
    # Only now is the secret key there that the settings read.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    set_up()
    from coalition.operations.run import first_start, schema

    try:
        schema.migrate(echo)
        first_start.load_starter(echo)
        first_start.create_first_editor(paths, address.url, echo)
        if mode.collects_static:
            first_start.collect_static(paths, echo)
    finally:
        schema.close_connections()


def _start_site_processes(
    mode: Mode,
    paths: DataPaths,
    address: ListenAddress,
    live_port: int,
    supervisor: Supervisor,
    echo: StartupLog,
) -> None:
    from coalition.operations import broker

    def worker() -> Child:
        if not os.environ.get("BROKER_URL") and (count := broker.requeue_unacknowledged()):
            echo(f"{count} unfinished tasks are taken up again.")
        return site_processes.worker().start(paths)

    def supervised(name: str, process: SiteProcess) -> SupervisedProcess:
        return SupervisedProcess(
            name, process.log(paths), partial(process.start, paths), stop, restarts=mode.restarts
        )

    echo("Starting the web server.")
    server = supervised(WEB, mode.web(address.host, address.port))
    supervisor.add(server)
    _wait_for_page(address, server)
    # Only now: on a small machine their start would hold up the first page.
    stop_worker = partial(stop, timeout=mode.worker_timeout)
    supervisor.add(
        SupervisedProcess(
            WORKER, site_processes.worker().log(paths), worker, stop_worker, restarts=mode.restarts
        )
    )
    supervisor.add(supervised(LIVE, site_processes.live(address.host, live_port)))
    supervisor.add(supervised(BEAT, site_processes.beat(paths)))


def _wait_for_page(address: ListenAddress, web: SupervisedProcess) -> None:
    deadline = time.monotonic() + WAIT_FOR_PAGE
    while not _is_answering(f"{address.url}healthz"):
        if (web.child and web.child.poll() is not None) or time.monotonic() > deadline:
            raise RunError(f"The web server did not start: {last_line(web.log)} (log: {web.log})")
        time.sleep(0.05)


def _is_answering(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError as error:
        return error.code < 500  # a host name that is not allowed, say, is an answer too
    except OSError:
        return False
    return True


def _stop(supervisor: Supervisor, echo: Callable[[str], None]) -> None:
    echo("Stopping. Ctrl-C again: at once.")
    try:
        supervisor.stop()
    except StopRequested:
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        supervisor.kill()


if __name__ == "__main__":
    sys.exit(main())
