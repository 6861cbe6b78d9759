"""Children end with their parent, and a process is known to be alive only while it is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from coalition.core.paths import PROJECT
from coalition.operations.run import die_with_parent, processes
from tests.waiting import PATIENCE, wait_until

PARENT = """
import sys, time
from pathlib import Path
from coalition.operations.run import processes
folder = Path(sys.argv[1])
wrapped = [sys.executable, "-m", "coalition.operations.run.run_module", "forks", str(folder)]
child = processes.start(wrapped, log=folder / "child.log", death_signal=9)
(folder / "child").write_text(str(child.pid))
time.sleep(60)
"""
FORKS = """
import os, sys, time
from pathlib import Path
if os.fork() == 0:
    if os.fork() == 0:
        Path(sys.argv[1], "grandchild").write_text(str(os.getpid()))
time.sleep(60)
"""


def written(file: Path, writer: int) -> int:
    """The number that a process of the test writes, once it stands there."""

    def stands_there() -> bool:
        there = file.exists() and file.read_text() != ""
        reason = processes.last_line(file.with_name("child.log"))
        assert there or processes.is_alive(writer), f"Who was to write {file.name} has ended: {reason}"
        return there

    wait_until(stands_there, f"Nobody wrote {file.name}.")
    return int(file.read_text())


def test_children_and_what_they_have_forked_end_with_a_killed_parent(tmp_path: Path) -> None:
    (tmp_path / "forks.py").write_text(FORKS)
    environment = {**os.environ, "PYTHONPATH": f"{PROJECT}{os.pathsep}{tmp_path}"}
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], env=environment)
    try:
        child = written(tmp_path / "child", parent.pid)
        left = [child, written(tmp_path / "grandchild", child)]
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait(PATIENCE)
    wait_until(lambda: not any(processes.is_alive(pid) for pid in left), "They live on without their parent.")


def test_a_zombie_is_not_alive() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    wait_until(lambda: not processes.is_alive(child.pid), "What has ended is taken for alive.")
    os.kill(child.pid, 0)  # its number is still taken: a signal alone would not tell
    child.wait(PATIENCE)


def test_this_process_is_alive_and_no_process_is_not() -> None:
    assert processes.is_alive(os.getpid())
    assert not processes.is_alive(2**22 + 1)  # the kernel's largest number is 2**22


def test_the_last_line_of_a_log_is_the_last_that_says_something(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    assert processes.last_line(log) == "it left no log"
    log.write_text("")
    assert processes.last_line(log) == "its log is empty"
    log.write_bytes(b"first\n  the reason \xff \n\n")
    assert processes.last_line(log) == "the reason \ufffd"


def test_who_gave_up_root_still_finds_programs_in_folders_of_root_alone(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.touch(mode=0o700)
    tmp_path.chmod(0o700)
    look = "import os, sys; print(os.getuid(), os.access(sys.argv[1], os.X_OK))"  # as initdb looks
    leave_and_look = (
        "import os, sys; from coalition.operations.run import die_with_parent\n"
        "if os.geteuid() == 0: die_with_parent.become_nobody()\n"
        f"os.execv(sys.executable, [sys.executable, '-c', {look!r}, sys.argv[1]])"
    )
    result = subprocess.run(
        [sys.executable, "-c", leave_and_look, program],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert result.stdout.strip() == f"{os.geteuid() or die_with_parent.NOBODY} True", result.stderr


def sleeping(log: Path, code: str = "") -> processes.Child:
    """A child that has begun: it says so in its log."""
    child = processes.start(
        [
            sys.executable,
            "-c",
            f"import signal, time; {code or 'pass'}; print('begun', flush=True); time.sleep(600)",
        ],
        log=log,
    )
    wait_until(lambda: "begun" in log.read_text(), "The child did not begin.")
    return child


def test_who_ends_when_asked_to_is_not_killed(tmp_path: Path) -> None:
    child = sleeping(tmp_path / "a.log")
    assert processes.stop(child)
    assert child.returncode == -signal.SIGTERM


def test_who_does_not_listen_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    starts = (
        "import subprocess, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True)"
    )
    child = sleeping(log, starts)
    grandchild = int(log.read_text().split()[0])
    assert not processes.stop(child, timeout=0.1)
    assert child.returncode == -signal.SIGKILL
    wait_until(lambda: not processes.is_alive(grandchild), "What it started lives on.")


def test_what_has_ended_already_is_stopped_and_killed_without_harm(tmp_path: Path) -> None:
    child = processes.start([sys.executable, "-c", ""], log=tmp_path / "a.log")
    child.wait(PATIENCE)
    assert processes.stop(child)
    processes.kill(child)
    assert child.returncode == 0


def test_a_child_is_told_what_its_environment_shall_be_and_logs_to_a_folder_that_is_made(
    tmp_path: Path,
) -> None:
    log = tmp_path / "deep" / "a.log"
    show = "import os, sys; print(os.environ.get('ONE'), os.getcwd(), sys.stdin.read() == '')"
    for value in ("1", "2"):
        processes.start([sys.executable, "-c", show], log=log, env={"ONE": value}).wait(PATIENCE)
    assert log.read_text().splitlines() == ["1 / True", "2 / True"]


def test_a_command_that_is_not_there_says_so_in_its_log(tmp_path: Path) -> None:
    child = processes.start(["/no/such/program"], log=tmp_path / "a.log")
    assert child.wait(PATIENCE) != 0
    assert "No such file or directory" in processes.last_line(tmp_path / "a.log")
