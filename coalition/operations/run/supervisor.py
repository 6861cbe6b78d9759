"""Keeps the processes of the site running: starts them, restarts those that end, stops them in order."""

import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from coalition.operations.run.errors import RunError
from coalition.operations.run.processes import Child, kill, last_line

MOST_RESTARTS = 5
RESTART_WINDOW = 120.0  # seconds
FIRST_DELAY = 1.0  # seconds; doubled each time


@dataclass
class SupervisedProcess:
    """`start` returns the running child, or raises RunError; `stop` is False when it had to be killed.

    `restarts`: whether it is started again when it ends by itself; else it waits for `Supervisor.restart`.
    """

    name: str
    log: Path
    start: Callable[[], Child]
    stop: Callable[[Child], bool]
    restarts: bool = True
    child: Child | None = None
    ended_at: list[float] = field(default_factory=list)  # when it ended without being asked to
    restart_at: float = 0.0


class Supervisor:
    """The processes in the order they were started; they are stopped in the opposite one."""

    def __init__(self, echo: Callable[[str], None]) -> None:
        self.echo = echo
        self.processes: list[SupervisedProcess] = []

    def add(self, process: SupervisedProcess) -> None:
        """Start a process and supervise it from now on."""
        self.processes.append(process)
        process.child = process.start()

    def restart_ended(self) -> None:
        """Start again what has ended. Raises RunError when one ends over and over."""
        now = time.monotonic()
        for process in self.processes:
            if process.child is None:
                if now >= process.restart_at:
                    process.child = process.start()
                    self.echo(f"{process.name} runs again.")
            elif (status := process.child.poll()) is not None:
                kill(process.child)  # what it has left behind
                process.child = None
                self._schedule_restart(process, status, now)

    def _schedule_restart(self, process: SupervisedProcess, status: int, now: float) -> None:
        process.ended_at = [*(then for then in process.ended_at if now - then < RESTART_WINDOW), now]
        # What was killed had no last word; what ended by itself often says why.
        how = (
            f"was killed by signal {-status}"
            if status < 0
            else f"ended with status {status}: {last_line(process.log)}"
        )
        why = f"{process.name} {how} (log: {process.log})"
        if not process.restarts:
            process.restart_at = math.inf
            self.echo(f"{why}. It starts again when something changes.")
            return
        if len(process.ended_at) >= MOST_RESTARTS:
            raise RunError(
                f"{why}. That was the {len(process.ended_at)}th time in {RESTART_WINDOW:g} s, so everything is stopped."
            )
        delay = FIRST_DELAY * 2 ** (len(process.ended_at) - 1)
        process.restart_at = now + delay
        self.echo(f"{why}. Starting it again in {delay:g} s.")

    def restart(self, names: Collection[str]) -> None:
        """Stop the processes of these names and start them again, with what they are made of now."""
        for process in self.processes:
            if process.name in names:
                if process.child is not None:
                    process.stop(process.child)
                    process.child = None  # a start that is interrupted leaves nothing to supervise
                process.child = process.start()

    def stop(self) -> None:
        """Stop everything, the last started first."""
        while self.processes:
            process = self.processes[-1]  # it stays in the list until it has ended: this may be interrupted
            if process.child is not None and not process.stop(process.child):
                self.echo(f"{process.name} did not stop in time and was killed.")
            self.processes.pop()

    def kill(self) -> None:
        """Stop everything at once; what was being worked on is taken up again at the next start."""
        while self.processes:
            process = self.processes.pop()
            if process.child is not None:
                # The database is asked even now: killed, it would have to recover at the next start.
                (process.stop if process.name == "PostgreSQL" else kill)(process.child)
