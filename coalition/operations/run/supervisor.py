"""Keeps the parts of the site running: starts them, starts them again when they end, stops them in order."""

import math
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from coalition.operations.run.processes import (
    Child,
    Problem,
    kill,
    last_line,
)

MOST_ENDS = 5
WITHIN = 120.0  # seconds
FIRST_DELAY = 1.0  # seconds; doubled each time


@dataclass
class Part:
    """A part of the site. `start` returns its process, or raises Problem; `end` is False when it had to be killed.

    `again` is whether it is started again when it ends by itself; else it rests until `restart`.
    """

    name: str
    log: Path
    start: Callable[[], Child]
    end: Callable[[Child], bool]
    again: bool = True
    child: Child | None = None
    ends: list[float] = field(default_factory=list)  # when it ended of itself
    again_at: float = 0.0


class Supervisor:
    """The parts in the order they were started; they are stopped in the opposite one."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.parts: list[Part] = []

    def add(self, part: Part) -> None:
        """Start a part and look after it from now on."""
        self.parts.append(part)
        part.child = part.start()

    def look_after(self) -> None:
        """Start again what has ended. Raises Problem when a part ends over and over."""
        now = time.monotonic()
        for part in self.parts:
            if part.child is None:
                if now >= part.again_at:
                    part.child = part.start()
                    self.say(f"{part.name} runs again.")
            elif (status := part.child.poll()) is not None:
                kill(part.child)  # what it has left behind
                part.child = None
                self._mourn(part, status, now)

    def _mourn(self, part: Part, status: int, now: float) -> None:
        part.ends = [*(then for then in part.ends if now - then < WITHIN), now]
        # What was killed had no last word; what ended by itself often says why.
        how = (
            f"was killed by signal {-status}"
            if status < 0
            else f"ended with status {status}: {last_line(part.log)}"
        )
        why = f"{part.name} {how} (log: {part.log})"
        if not part.again:
            part.again_at = math.inf
            self.say(f"{why}. It starts again when something changes.")
            return
        if len(part.ends) >= MOST_ENDS:
            raise Problem(
                f"{why}. That was the {len(part.ends)}th time in {WITHIN:g} s, so everything is stopped."
            )
        delay = FIRST_DELAY * 2 ** (len(part.ends) - 1)
        part.again_at = now + delay
        self.say(f"{why}. Starting it again in {delay:g} s.")

    def restart(self, names: Collection[str]) -> None:
        """End the parts of these names and start them again, with what they are made of now."""
        for part in self.parts:
            if part.name in names:
                if part.child is not None:
                    part.end(part.child)
                    part.child = None  # a start that is interrupted leaves nothing to look after
                part.child = part.start()

    def stop(self) -> None:
        """Stop everything, the last started first."""
        while self.parts:
            part = self.parts[-1]  # it stays in the list until it has ended: this may be interrupted
            if part.child is not None and not part.end(part.child):
                self.say(f"{part.name} did not stop in time and was killed.")
            self.parts.pop()

    def kill(self) -> None:
        """Stop everything at once; what was being worked on is taken up again at the next start."""
        while self.parts:
            part = self.parts.pop()
            if part.child is not None:
                # The database is asked even now: killed, it would have to recover at the next start.
                (part.end if part.name == "PostgreSQL" else kill)(part.child)
