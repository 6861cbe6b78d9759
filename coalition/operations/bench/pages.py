"""The matrix of 60 × 13 cells: cold, kept, and 304; beside it the framework's floor and the same bytes as a static file."""

import os
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

from coalition.operations.bench import load, scratch
from coalition.operations.run import processes
from coalition.operations.run.errors import RunError
from coalition.operations.run.site_processes import environment
from coalition.operations.sample import generator, history

NAME = "pages"
PLEDGES = 780  # 60 × 13
ASSESSMENTS = 7_800
COLD = 60
BROTLI = {"Accept-Encoding": "br"}


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """Requests a second and how long they take, each on the same server in the same run."""
    echo(f"asked by {load.asker()}, {load.CONNECTIONS} connections that are kept open")
    with scratch.database("bench_pages"), TemporaryDirectory() as folder:
        history.fill(pledges=PLEDGES, assessments=ASSESSMENTS, seed=1)
        static = Path(folder) / "static"
        with override_settings(STATIC_ROOT=static):
            call_command("collectstatic", verbosity=0, interactive=False)
        # The server knows the static files that are there when it starts, so the page is taken from another one first.
        with server(Path(folder)) as port:
            (static / "bench.html").write_bytes(_ask(port)[1])
        with server(Path(folder)) as port:
            found = _measure(port, echo)
        if program := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"):
            with nginx(program, Path(folder), static) as port:
                load.measure(port, ["/static/bench.html"], requests=50)  # warm
                found["the same bytes, nginx"] = load.measure(port, ["/static/bench.html"], requests=10_000)
                echo(found["the same bytes, nginx"].line("the same bytes, nginx"))
    kept = found["the matrix, kept"].per_second
    for other, aim in (("an empty view (/healthz)", 0.9), ("the same bytes, nginx", 0.35)):
        if other in found:
            echo(f"kept, as a share of {other}: {kept / found[other].per_second:.2f} (aim: {aim})")
    return {name: vars(one) for name, one in found.items()}


def _ask(port: int) -> tuple[str, bytes]:
    """The matrix, compressed, and its ETag."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=BROTLI)
    with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
        return answer.headers["ETag"], answer.read()


def _measure(port: int, echo: Callable[[str], None]) -> dict[str, load.Load]:
    found: dict[str, load.Load] = {}

    def show(name: str, paths: list[str], headers: dict[str, str] | None = None) -> None:
        load.measure(port, paths[:1], headers=headers, requests=50)  # warm
        found[name] = load.measure(port, paths, headers=headers, requests=4000)
        echo(found[name].line(name))

    etag, _ = _ask(port)
    show("an empty view (/healthz)", ["/healthz"])
    # One at a time: how long a reader waits, not how long a queue is.
    cold = load.measure(port, list(_cold()), headers=BROTLI, requests=COLD, connections=1)
    found["the matrix, cold"] = cold
    echo(cold.line("the matrix, cold, one at a time"))
    show("the matrix, kept", ["/"], BROTLI)
    show("the same bytes, a static file", ["/static/bench.html"])
    show("the matrix, 304", ["/"], {**BROTLI, "If-None-Match": etag})
    return found


def _cold() -> Iterator[str]:
    """Addresses of the same table, none of which was asked for before."""
    for number in range(COLD):
        moment = generator.END + timedelta(minutes=number)
        yield "/?" + urlencode({"known_at": moment.isoformat(timespec="seconds").replace("+00:00", "Z")})


@contextmanager
def server(folder: Path) -> Iterator[int]:
    """The site as `make run` serves it, one worker, on the benchmark's database."""
    port = free_port()
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    options += ["--blocking-threads", "1", "--backpressure", "64", "--no-ws"]
    command = [sys.executable, "-m", "granian", *options, "coalition.wsgi:application"]
    env = {
        **environment(),
        "DATABASE_URL": database_url(),
        "COALITION_DATA": str(folder),
        "SECRET_KEY": "a benchmark's",
    }
    child = processes.start(command, log=folder / "web.log", env=env)
    try:
        wait_for(port, folder / "web.log")
        yield port
    finally:
        processes.stop(child)


@contextmanager
def nginx(program: str, folder: Path, static: Path) -> Iterator[int]:
    """nginx with the same bytes, one worker."""
    port = free_port()
    conf = folder / "nginx.conf"
    # Started by root its worker would be nobody, who may not look into our folder.
    user = "user root; " if os.geteuid() == 0 else ""
    conf.write_text(
        f"{user}worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off;\n"
        f"events {{ worker_connections 512; }}\nhttp {{ access_log off; sendfile on; keepalive_requests 100000; "
        f"server {{ listen 127.0.0.1:{port}; location /static/ {{ alias {static}/; }} }} }}\n"
    )
    child = processes.start([program, "-p", folder, "-c", conf], log=folder / "nginx.out")
    try:
        wait_for(port, folder / "nginx.out")
        yield port
    finally:
        processes.stop(child)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for(port: int, log: Path, patience: float = 60.0) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError as error:
            if time.monotonic() > deadline:
                raise RunError(f"A server did not start: {log.read_text()[-500:]}") from error
            time.sleep(0.05)
        else:
            return


def database_url() -> str:
    """Where Django's connection points now, for a process of its own."""
    now = connection.settings_dict
    host, user, name = (quote(str(now[key]), safe="") for key in ("HOST", "USER", "NAME"))
    password = f":{quote(str(now['PASSWORD']), safe='')}" if now["PASSWORD"] else ""
    port = f":{now['PORT']}" if now["PORT"] else ""
    return f"postgres://{user}{password}@{host}{port}/{name}"
