"""`make run`: the whole site from one command, in the foreground, until Ctrl-C."""

import os
import signal
import socket
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

from coalition.core.paths import DataPaths
from coalition.operations.run import installation, programs
from coalition.operations.run.die_with_parent import end_with
from coalition.operations.run.django_setup import set_up
from coalition.operations.run.embedded import postgres, valkey
from coalition.operations.run.processes import (
    Child,
    Problem,
    last_line,
    stop,
)
from coalition.operations.run.programs import Program
from coalition.operations.run.supervisor import Part, Supervisor

WAIT_FOR_COMMAND = 60.0  # seconds that a start waits for a command that uses the data folder
WAIT_FOR_PAGE = 180.0  # seconds; one that has ended is noticed at once


WEB, WORKER, LIVE, BEAT = "The web server", "The worker", "The live process", "Beat"


class Stopped(BaseException):
    """SIGINT, SIGTERM or SIGHUP arrived."""


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @classmethod
    def from_environment(cls) -> "Address":
        """HOST and PORT. Raises Problem when they can't be an address of this machine that is free."""
        host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
        if not port.isascii() or not port.isdecimal() or not 1 <= int(port) <= 65535:
            raise Problem(f"PORT is {port!r}: it has to be a number from 1 to 65535.")
        return cls(host, int(port))

    @property
    def url(self) -> str:
        """Where a browser on this machine finds it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}/"

    def choose_live_port(self) -> int:
        """The port of the live process: LIVE_PORT, or the next one, or any that is free. The settings hear of it."""
        if given := os.environ.get("LIVE_PORT"):
            if not given.isascii() or not given.isdecimal() or not 1 <= int(given) <= 65535:
                raise Problem(f"LIVE_PORT is {given!r}: it has to be a number from 1 to 65535.")
            port = int(given)
            Address(self.host, port).check_free()
        else:
            port = min(self.port + 1, 65535)
            try:
                Address(self.host, port).check_free()
            except Problem:
                with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as trial:
                    trial.bind((self.host.strip("[]"), 0))
                    port = trial.getsockname()[1]
        os.environ["LIVE_PORT"] = str(port)
        return port

    def check_free(self) -> None:
        try:
            family, kind, protocol, _, place = socket.getaddrinfo(
                self.host, self.port, type=socket.SOCK_STREAM
            )[0]
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(place)
                trial.listen(1)
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno != 98:  # EADDRINUSE
                raise Problem(f"HOST {self.host}, PORT {self.port}: {error.strerror}.") from error
            raise Problem(
                f"Port {self.port} of {self.host} is taken: stop what uses it, or choose another: PORT={self.port + 1} make run"
            ) from error


@dataclass(frozen=True)
class Mode:
    """How the site is run. This is how it is published; operations/development has another, for working on it."""

    name: str = "make run"
    web: Callable[[str, int], Program] = programs.web
    collects_static: bool = True
    # Whether a program that ends by itself is started again at once.
    again: bool = True
    # What happens between two looks at the parts, besides waiting.
    between: Callable[[Supervisor], None] = lambda _: None
    patience: float = 20.0  # seconds that the worker has for what it is at


class Progress:
    """Says what happens, and how long after the start."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def __call__(self, line: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self.began:5.1f} s  {line}\n")
        sys.stdout.flush()


def main(mode: Mode | None = None) -> int:
    say = Progress()
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _stopped)
    if "MAKELEVEL" in os.environ:  # make itself can be killed without a word to us
        end_with(os.getppid(), signal.SIGTERM)
    try:
        run(mode or Mode(), say)
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except Stopped:
        say("Stopped. The data stays where it is.")
    return 0


def _stopped(_sign: int, _frame: FrameType | None) -> NoReturn:
    raise Stopped


def run(mode: Mode, say: Progress) -> NoReturn:
    """Start everything, print the address, and look after it all. Raises Problem or Stopped."""
    places, address = DataPaths.from_environment(), Address.from_environment()
    installation.prepare(places)
    with ExitStack() as ends:
        _own(mode, places, address, ends, say)
        address.check_free()
        live_port = address.choose_live_port()
        installation.rotate_logs(places.logs)
        supervisor = Supervisor(say)
        ends.callback(_stop, supervisor, say)
        _start_services(places, supervisor, say)
        _prepare_site(mode, places, address, say)
        _start_programs(mode, places, address, live_port, supervisor, say)
        say(f"Ready: {address.url}")
        if places.first_editor.exists():
            say(f"The first editor's name and password: {places.first_editor}")
        say("Ctrl-C stops everything.")
        while True:
            time.sleep(0.2)
            mode.between(supervisor)
            supervisor.look_after()


def _own(mode: Mode, places: DataPaths, address: Address, ends: ExitStack, say: Progress) -> None:
    deadline = time.monotonic() + WAIT_FOR_COMMAND
    waited = False
    while True:
        try:
            ends.enter_context(installation.own(places, f"{mode.name} at {address.url}"))
        except installation.Owned as other:
            if other.owner.name.startswith("make "):
                raise Problem(
                    f"Already running: {other.owner}. Stop it first, or name another data folder in COALITION_DATA."
                ) from other
            if time.monotonic() > deadline:
                raise Problem(
                    f"{other.owner} uses the data folder {places.data}: wait for it, or stop it."
                ) from other
            if not waited:
                say(f"Waiting for {other.owner}.")
                waited = True
            time.sleep(0.2)
        else:
            return


def _start_services(places: DataPaths, supervisor: Supervisor, say: Progress) -> None:
    if not os.environ.get("DATABASE_URL"):
        if not (places.postgres / "PG_VERSION").exists():
            say(f"Making a database in {places.postgres}.")
        log = places.logs / "postgres.log"
        supervisor.add(Part("PostgreSQL", log, partial(postgres.launch, places), postgres.end))
        say("PostgreSQL runs.")
    if not os.environ.get("BROKER_URL"):
        supervisor.add(Part("Valkey", places.logs / "valkey.log", partial(valkey.launch, places), valkey.end))
        say("Valkey runs.")


def _prepare_site(mode: Mode, places: DataPaths, address: Address, say: Progress) -> None:
    # Only now is the secret key there that the settings read.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    set_up()
    from coalition.operations.run import first_start, schema

    try:
        schema.bring_up_to_date(say)
        first_start.load_starter(say)
        first_start.make_first_editor(places, address.url, say)
        if mode.collects_static:
            first_start.collect_static(places, say)
    finally:
        schema.let_go()


def _start_programs(
    mode: Mode, places: DataPaths, address: Address, live_port: int, supervisor: Supervisor, say: Progress
) -> None:
    from coalition.operations import broker

    def worker() -> Child:
        if not os.environ.get("BROKER_URL") and (count := broker.take_back()):
            say(f"{count} unfinished tasks are taken up again.")
        return programs.worker().start(places)

    def part(name: str, program: Program) -> Part:
        return Part(name, program.log(places), partial(program.start, places), stop, again=mode.again)

    say("Starting the web server.")
    server = part(WEB, mode.web(address.host, address.port))
    supervisor.add(server)
    _wait_for_page(address, server)
    # Only now: on a small machine their start would hold up the first page.
    end = partial(stop, patience=mode.patience)
    supervisor.add(Part(WORKER, programs.worker().log(places), worker, end, again=mode.again))
    supervisor.add(part(LIVE, programs.live(address.host, live_port)))
    supervisor.add(part(BEAT, programs.beat(places)))


def _wait_for_page(address: Address, web: Part) -> None:
    deadline = time.monotonic() + WAIT_FOR_PAGE
    while not _answers(f"{address.url}healthz"):
        if (web.child and web.child.poll() is not None) or time.monotonic() > deadline:
            raise Problem(f"The web server did not start: {last_line(web.log)} (log: {web.log})")
        time.sleep(0.05)


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=2).close()  # noqa: S310 - our own address
    except urllib.error.HTTPError as error:
        return error.code < 500  # a host name that is not allowed, say, is an answer too
    except OSError:
        return False
    return True


def _stop(supervisor: Supervisor, say: Callable[[str], None]) -> None:
    say("Stopping. Ctrl-C again: at once.")
    try:
        supervisor.stop()
    except Stopped:
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, signal.SIG_IGN)
        supervisor.kill()


if __name__ == "__main__":
    sys.exit(main())
