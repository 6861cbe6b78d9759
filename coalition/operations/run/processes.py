"""Children that never outlive us, and what can be said about other processes."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

STOP_SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
DIE_WITH_PARENT = Path(__file__).with_name("die_with_parent.py")


Child = subprocess.Popen[bytes]


def start(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
    as_nobody: Sequence[Path] = (),
) -> Child:
    """Start a command in a session of its own, its output appended to a log.

    It is sent `death_signal` when this process ends, however it ends. `as_nobody` names folders: when we are root, the
    command runs as another user who owns them.
    """
    own = [part for folder in as_nobody for part in ("--own", str(folder))]
    nobody = ["--as-nobody", *own] if as_nobody and os.geteuid() == 0 else []
    wrapper = [sys.executable, "-I", "-S", str(DIE_WITH_PARENT), "--parent", str(os.getpid())]
    wrapper += ["--signal", str(int(death_signal)), *nobody, "--"]
    log.parent.mkdir(parents=True, exist_ok=True)
    # Interrupted between fork and return, nobody would know the child. The wrapper unblocks the signals again.
    unblocked = signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    try:
        with log.open("ab") as output:
            child = subprocess.Popen(
                [*wrapper, *map(str, command)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=None if env is None else dict(env),
                cwd="/",
                start_new_session=True,
            )
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, unblocked)
        raise
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, unblocked)  # what has arrived meanwhile is heard here
    except BaseException:
        kill(child)
        raise
    return child


def stop(child: Child, stop_signal: signal.Signals = signal.SIGTERM, timeout: float = 10.0) -> bool:
    """Ask a child to end, and kill it and its whole group after `timeout` seconds. False when it had to be killed."""
    if child.poll() is None:
        child.send_signal(stop_signal)
    try:
        child.wait(timeout)
        ended_by_itself = True
    except subprocess.TimeoutExpired:
        ended_by_itself = False
    kill(child)  # what it left behind
    return ended_by_itself


def kill(child: Child) -> None:
    """End a child and all that it has started in its group, at once."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def is_alive(pid: int) -> bool:
    """Whether a process runs. One that has ended and was not waited for (a zombie) does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        return stat[stat.rindex(")") + 2] not in "ZX"
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
