"""Parts that end are started again; parts that end over and over stop everything."""

import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from coalition.operations.run import processes, supervisor
from coalition.operations.run.errors import RunError
from coalition.operations.run.supervisor import SupervisedProcess, Supervisor
from tests.waiting import PATIENCE, wait_until


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervised(said: list[str], monkeypatch: pytest.MonkeyPatch) -> Supervisor:
    monkeypatch.setattr(supervisor, "FIRST_DELAY", 0.01)
    return Supervisor(said.append)


def process(folder: Path, code: str) -> SupervisedProcess:
    log = folder / "part.log"
    return SupervisedProcess(
        "The part", log, lambda: processes.start([sys.executable, "-c", code], log=log), processes.stop
    )


def look_until(supervised: Supervisor, found: str, said: list[str]) -> None:
    def is_said() -> bool:
        supervised.restart_ended()
        return any(found in line for line in said)

    wait_until(is_said, f"Nobody said {found!r}.")


def test_a_part_that_is_killed_runs_again(tmp_path: Path, supervised: Supervisor, said: list[str]) -> None:
    one = process(tmp_path, "import time; time.sleep(60)")
    supervised.add(one)
    assert one.child
    first = one.child.pid
    one.child.kill()
    look_until(supervised, "The part runs again.", said)
    assert "The part was killed by signal 9" in said[0]
    assert one.child.pid != first
    supervised.stop()


def test_a_part_that_ends_over_and_over_stops_everything(
    tmp_path: Path, supervised: Supervisor, said: list[str]
) -> None:
    supervised.add(process(tmp_path, "import sys; sys.exit('the disk is full')"))
    with pytest.raises(RunError, match=r"ended with status 1: the disk is full .* 5th time"):
        look_until(supervised, "never", said)
    supervised.stop()


def test_a_part_that_rests_after_a_mistake_runs_again_when_it_is_told_to(
    tmp_path: Path, supervised: Supervisor, said: list[str]
) -> None:
    mended = tmp_path / "mended"
    one = process(
        tmp_path,
        f"import pathlib, sys, time; pathlib.Path({str(mended)!r}).exists() or sys.exit('a mistake'); time.sleep(60)",
    )
    one.restarts = False
    supervised.add(one)
    look_until(supervised, "a mistake", said)
    for _ in range(20):
        supervised.restart_ended()
    assert one.child is None
    assert len(said) == 1
    assert said[0].endswith("It starts again when something changes.")
    mended.touch()
    supervised.restart({"The part"})
    assert one.child
    assert one.child.poll() is None
    supervised.stop()


def test_a_restart_touches_the_named_parts_alone(tmp_path: Path, supervised: Supervisor) -> None:
    both = [process(tmp_path, "import time; time.sleep(60)") for _ in range(2)]
    both[1].name = "The other"
    for one in both:
        supervised.add(one)
    before = [one.child for one in both]
    supervised.restart({"The other"})
    after = [one.child for one in both]
    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert before[1]
    assert before[1].poll() is not None
    supervised.stop()


def test_the_last_started_is_stopped_first(tmp_path: Path, supervised: Supervisor) -> None:
    ended = []
    for name in ("database", "web"):
        one = process(tmp_path, "import time; time.sleep(60)")
        one.name = name
        one.stop = lambda child, name=name: bool(ended.append(name)) or processes.stop(child)
        supervised.add(one)
    supervised.stop()
    assert ended == ["web", "database"]


def test_a_part_that_does_not_listen_is_killed(
    tmp_path: Path, supervised: Supervisor, said: list[str]
) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    one = process(tmp_path, deaf)
    one.stop = lambda child: processes.stop(child, signal.SIGTERM, timeout=0.1)
    supervised.add(one)
    wait_until(lambda: "deaf" in one.log.read_text(), "The part did not begin.")
    supervised.stop()
    assert said == ["The part did not stop in time and was killed."]


def test_a_second_ctrl_c_ends_at_once_what_the_first_still_waits_for(
    tmp_path: Path, supervised: Supervisor
) -> None:
    one = process(tmp_path, "import time; time.sleep(60)")
    supervised.add(one)
    child = one.child
    assert child

    def interrupted(_child: processes.Child) -> bool:
        raise KeyboardInterrupt

    one.stop = interrupted
    with pytest.raises(KeyboardInterrupt):
        supervised.stop()
    supervised.kill()
    assert child.poll() == -signal.SIGKILL


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(supervisor, "time", clock)
    return clock


def ended(folder: Path, said: list[str]) -> tuple[Supervisor, SupervisedProcess]:
    """A part whose every start ends at once."""
    supervised = Supervisor(said.append)
    one = process(folder, "import sys; sys.exit(7)")
    supervised.add(one)
    return supervised, one


def next_end(supervised: Supervisor, one: SupervisedProcess) -> None:
    assert one.child
    one.child.wait(PATIENCE)
    supervised.restart_ended()


def test_the_pause_before_a_start_doubles(tmp_path: Path, said: list[str], clock: Clock) -> None:
    supervised, one = ended(tmp_path, said)
    for pause in (1, 2, 4, 8):
        next_end(supervised, one)
        assert said[-1].endswith(f"Starting it again in {pause} s.")
        clock.now += pause - 0.5
        supervised.restart_ended()
        assert one.child is None
        clock.now += 0.5
        supervised.restart_ended()
        assert said[-1] == "The part runs again."
    with pytest.raises(RunError, match=r"ended with status 7: .* That was the 5th time in 120 s"):
        next_end(supervised, one)


def test_what_ended_long_ago_is_forgiven(tmp_path: Path, said: list[str], clock: Clock) -> None:
    supervised, one = ended(tmp_path, said)
    for _time in range(supervisor.MOST_RESTARTS + 2):
        next_end(supervised, one)
        assert said[-1].endswith("Starting it again in 1 s.")
        clock.now += supervisor.RESTART_WINDOW
        supervised.restart_ended()
    supervised.stop()


def test_a_start_that_fails_leaves_nothing_to_stop(tmp_path: Path, said: list[str]) -> None:
    def fail() -> processes.Child:
        raise RunError("No PostgreSQL is here.")

    supervised = Supervisor(said.append)
    with pytest.raises(RunError):
        supervised.add(SupervisedProcess("PostgreSQL", tmp_path / "a.log", fail, processes.stop))
    supervised.stop()
    assert (supervised.processes, said) == ([], [])


def test_at_once_the_database_alone_is_still_asked(tmp_path: Path, supervised: Supervisor) -> None:
    asked: list[str] = []

    def ask(name: str, child: processes.Child) -> bool:
        asked.append(name)
        return processes.stop(child)

    for name in ("PostgreSQL", "web"):
        one = process(tmp_path, "import time; time.sleep(60)")
        one.name = name
        one.stop = partial(ask, name)
        supervised.add(one)
    children = [one.child for one in supervised.processes]
    supervised.kill()
    assert asked == ["PostgreSQL"]
    assert all(child is not None and child.poll() is not None for child in children)
