"""Children that never outlive us, and what can be said about other processes."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
LEASH = Path(__file__).with_name("die_with_parent.py")


class Problem(Exception):
    """Something the user has to know or do; the message is one line."""


Child = subprocess.Popen[bytes]


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    last_sign: signal.Signals = signal.SIGTERM,
    as_nobody: Sequence[Path] = (),
) -> Child:
    """Start a command in a session of its own, its output appended to a log.

    It is sent `last_sign` when this process ends, however it ends. `as_nobody` names folders: when we are root, the
    command runs as another user who owns them.
    """
    own = [part for folder in as_nobody for part in ("--own", str(folder))]
    nobody = ["--as-nobody", *own] if as_nobody and os.geteuid() == 0 else []
    leash = [sys.executable, "-I", "-S", str(LEASH), "--parent", str(os.getpid())]
    leash += ["--sign", str(int(last_sign)), *nobody, "--"]
    log.parent.mkdir(parents=True, exist_ok=True)
    # Interrupted between fork and return, nobody would know the child. The leash takes signals again.
    taken = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTIONS)
    try:
        with log.open("ab") as output:
            child = subprocess.Popen(
                [*leash, *map(str, command)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if env is None else dict(env),
                cwd="/",
                start_new_session=True,
            )
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, taken)
        raise
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, taken)  # what has arrived meanwhile is heard here
    except BaseException:
        kill(child)
        raise
    return child


def stop(child: Child, sign: signal.Signals = signal.SIGTERM, patience: float = 10.0) -> bool:
    """Ask a child to end, and end it and its whole group after `patience` seconds. False when it had to be killed."""
    if child.poll() is None:
        child.send_signal(sign)
    try:
        child.wait(patience)
        gently = True
    except subprocess.TimeoutExpired:
        gently = False
    kill(child)  # what it left behind
    return gently


def kill(child: Child) -> None:
    """End a child and all that it has started in its group, at once."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def is_alive(pid: int) -> bool:
    """Whether a process runs. One that has ended and was not waited for (a zombie) does not."""
    try:
        about = Path(f"/proc/{pid}/stat").read_text()
        return about[about.rindex(")") + 2] not in "ZX"
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
    except OSError:
        return False
    try:  # no /proc here
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def last_line(log: Path) -> str:
    """The last line of a log that says something, for a message about why its process ended."""
    try:
        lines = log.read_text(errors="replace").splitlines()
    except OSError:
        return "it left no log"
    return next((line.strip() for line in reversed(lines) if line.strip()), "its log is empty")
