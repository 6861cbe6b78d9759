"""The whole site as a user starts it: real processes, in a data folder of their own."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from coalition.core.paths import PROJECT
from tests.ports import free_port

PATIENCE = 300.0  # seconds; only a broken site needs so long


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a user's shell has, and nothing of what the tests have set."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {**kept, "COALITION_DATA": str(data), **more}


@dataclass
class Site:
    """`make run`, without make; or `make dev`."""

    data: Path
    port: int = field(default_factory=free_port)
    more: dict[str, str] = field(default_factory=dict)
    command: str = "run"
    process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self, until: str = "Ready: ") -> list[str]:
        """Start it and return what it says until the address is printed."""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", self.command],
            cwd=PROJECT,
            env=environment(self.data, **{"PORT": str(self.port), **self.more}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return self.said_until(until)

    def said_until(self, found: str) -> list[str]:
        """What it says up to a line that holds this. One that goes silent is killed, which ends the wait."""
        assert self.process
        assert self.process.stdout
        said = []
        silence = threading.Timer(PATIENCE, self.process.kill)
        silence.start()
        try:
            for line in self.process.stdout:
                said.append(line.rstrip())
                if found in line:
                    return said
        finally:
            silence.cancel()
        raise AssertionError(
            f"It ended, or was killed after {PATIENCE:g} s, without saying {found!r}:\n" + "\n".join(said)
        )

    def try_to_start(self) -> tuple[int, list[str]]:
        """Start it where it can't: its status and what it says."""
        done = subprocess.run(
            [sys.executable, "manage.py", self.command],
            cwd=PROJECT,
            env=environment(self.data, **{"PORT": str(self.port), **self.more}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return done.returncode, done.stderr.splitlines()

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=PROJECT,
            env=environment(self.data, **self.more),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own address
            return str(answer.read().decode())

    def wait_until_ready(self) -> None:
        """Return when /readyz answers that everything is there, the worker too."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.get("readyz")
            except urllib.error.HTTPError as error:
                said = error.read().decode()
                assert time.monotonic() < deadline, said
                time.sleep(0.2)
            else:
                return

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        assert self.process
        self.process.send_signal(sign)
        status = self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()
        self.process = None
        return status

    def processes(self) -> list[str]:
        """Every process that works in the data folder."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal() and int(entry.name) != os.getpid():
                try:
                    command, about = (entry / "cmdline").read_bytes(), (entry / "environ").read_bytes()
                except OSError:
                    continue  # it has ended, or is somebody else's
                if os.fsencode(self.data) in command + about:
                    found.append(f"{entry.name} {command!r}")
        return found

    def wait_for_silence(self) -> list[str]:
        """The processes that are left once they have had time to end."""
        deadline = time.monotonic() + PATIENCE
        while (left := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return left
