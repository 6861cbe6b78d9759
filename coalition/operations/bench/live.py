"""Open pages: how many one live process holds, what each costs, and how long one change takes to reach them all."""

import asyncio
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from asgiref.sync import sync_to_async
from django.db import connections

from coalition.accounts.models import User
from coalition.codebook.defaults import plain_status
from coalition.codebook.loader import codebook
from coalition.operations.bench import pages, scratch
from coalition.operations.run import processes
from coalition.operations.run.site_processes import environment
from coalition.register import actions
from coalition.register.models import Country, Pledge

NAME = "live"
ACCOUNT = "bench"
PAGES = (100, 1000, 5000)
AT_ONCE = 200  # connections that are being opened


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """For each number of open pages: memory a page, and the delay of one change from its commit to the pages."""
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with scratch.database("bench_live"), TemporaryDirectory() as folder:
        _prepare()
        port, log = pages.free_port(), Path(folder) / "live.log"
        options = [
            "--interface",
            "asgi",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--workers",
            "1",
            "--no-ws",
        ]
        options += ["--backlog", "4096", "--backpressure", "30000"]
        env = {
            **environment(),
            "DATABASE_URL": pages.database_url(),
            "COALITION_DATA": folder,
            "SECRET_KEY": "a benchmark's",
        }
        child = processes.start(
            [sys.executable, "-m", "granian", *options, "coalition.asgi:application"], log=log, env=env
        )
        try:
            pages.wait_for(port, log)
            found = {str(number): asyncio.run(_measure(port, number, child.pid)) for number in PAGES}
        finally:
            processes.stop(child)
    for number, row in found.items():
        echo(
            f"{int(number):>6} pages: {row['kb_a_page']:6.1f} kB a page, told of one change after "
            f"{row['first_ms']:.0f} ms (first), {row['p50_ms']:.0f} ms (half), {row['last_ms']:.0f} ms (last)"
        )
    return dict(found)


async def _measure(port: int, number: int, pid: int) -> dict[str, float]:
    before = _memory(pid)
    gate = asyncio.Semaphore(AT_ONCE)
    opened = await asyncio.gather(*(_open(port, gate) for _ in range(number)))
    grown = _memory(pid) - before
    waiting = [asyncio.create_task(_hear(reader)) for reader, _writer in opened]
    committed = await sync_to_async(_change)()
    heard = sorted([moment - committed for moment in await asyncio.gather(*waiting)])
    for _reader, writer in opened:
        writer.close()
    await asyncio.sleep(1.0)  # so that the process has let go of them before the next number
    return {
        "kb_a_page": round(grown / 1024 / number, 1),
        "first_ms": round(heard[0] * 1000, 1),
        "p50_ms": round(heard[len(heard) // 2] * 1000, 1),
        "last_ms": round(heard[-1] * 1000, 1),
    }


async def _open(port: int, gate: asyncio.Semaphore) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    async with gate:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        await reader.readuntil(b"version is")
        return reader, writer


async def _hear(reader: asyncio.StreamReader) -> float:
    await reader.readuntil(b"event: register")
    return time.monotonic()


def _prepare() -> None:
    """The pledge that will change: opening it would be an event of its own."""
    editor = User.objects.create(username=ACCOUNT)
    Country.objects.create(code="DE")
    actions.open_pledge(by=editor, kind=codebook().headline_kind, title="A pledge", countries=["DE"])


def _change() -> float:
    """One assessment; when it was committed, by the clock the readers use."""
    editor, pledge = User.objects.get(username=ACCOUNT), Pledge.objects.get()
    proof = actions.EvidenceInput(form="summary", text="As reported", reference="A benchmark")
    actions.record(
        by=editor,
        pledge=pledge,
        assessment=actions.AssessmentInput(plain_status(), date(2026, 1, 1), [proof]),
    )
    moment = time.monotonic()
    connections.close_all()
    return moment


def _memory(pid: int) -> int:
    """Resident bytes of a process and all that it has started: they share a session."""
    total = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and os.getsid(int(folder.name)) == pid:
                total += int((folder / "statm").read_text().split()[1]) * resource.getpagesize()
        except OSError:  # it ended meanwhile
            continue
    return total
