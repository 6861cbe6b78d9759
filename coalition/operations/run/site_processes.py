"""The processes of the site: how each is started, for the supervisor and for commands that need a worker."""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from coalition.core.paths import PROJECT, DataPaths
from coalition.operations.run.processes import Child, start

# More worker processes than this gain nothing: the database is the limit then.
MOST_PROCESSES = 4


@dataclass(frozen=True)
class SiteProcess:
    """One of them: its name in messages and logs, and the module it runs."""

    name: str
    module: str
    arguments: tuple[str, ...]
    preload: tuple[str, ...] = ()

    def log(self, paths: DataPaths) -> Path:
        return paths.logs / f"{self.name}.log"

    def start(self, paths: DataPaths) -> Child:
        """Start it; it is killed when this process ends without stopping it, and so are the processes it has forked."""
        command = [sys.executable, "-m", "coalition.operations.run.run_module"]
        command += [f"+{name}" for name in self.preload]
        command += [self.module, *self.arguments]
        return start(command, log=self.log(paths), env=environment(), death_signal=signal.SIGKILL)


def environment() -> dict[str, str]:
    """That of every Python process of the site, wherever it is started from."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "DJANGO_SETTINGS_MODULE": "coalition.settings"}


def processes() -> int:
    """How many processes a part of the site gets on this machine."""
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def web(host: str, port: int) -> SiteProcess:
    """The pages; see docs/adr/0003-granian-wsgi.md for the options."""
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(processes())]
    options += ["--blocking-threads", "2", "--backlog", "1024", "--backpressure", "64"]
    options += ["--respawn-failed-workers", "--workers-kill-timeout", "5", "--no-ws"]
    return SiteProcess(
        "web",
        "granian",
        (*options, "coalition.wsgi:application"),
        preload=("coalition.wsgi", "coalition.urls"),
    )


def live(host: str, port: int) -> SiteProcess:
    """What open pages listen to: one process holds thousands of them."""
    options = ["--interface", "asgi", "--host", host, "--port", str(port), "--workers", "1", "--no-ws"]
    # Granian holds no more connections than its backpressure lets in.
    options += ["--backlog", "4096", "--backpressure", "30000", "--workers-kill-timeout", "2"]
    options += ["--respawn-failed-workers"]
    return SiteProcess(
        "live", "granian", (*options, "coalition.asgi:application"), preload=("coalition.asgi",)
    )


def worker(*, level: str = "INFO") -> SiteProcess:
    """The Celery worker. Its name carries the process id, since a command may start a second one beside it."""
    options = [
        "-A",
        "coalition",
        "worker",
        "-n",
        f"worker-{os.getpid()}@%h",
        "-c",
        str(processes()),
        "-l",
        level,
    ]
    return SiteProcess("worker", "celery", (*options, "--without-gossip", "--without-mingle"))


def beat(paths: DataPaths) -> SiteProcess:
    """Celery beat. No PID file: the supervisor knows whether it runs, and a stale one would keep it from starting."""
    options = [
        "-A",
        "coalition",
        "beat",
        "-s",
        str(paths.data / "beat-schedule"),
        "-l",
        "WARNING",
        "--pidfile=",
    ]
    return SiteProcess("beat", "celery", tuple(options))
