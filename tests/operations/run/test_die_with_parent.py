"""A command becomes another process's child for life, with its own signals and arguments."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coalition.operations.run import die_with_parent
from coalition.operations.run.processes import DIE_WITH_PARENT
from tests.waiting import PATIENCE


def wrapped(*command: str, parent: int | None = None) -> subprocess.CompletedProcess[str]:
    about = ["--parent", str(parent or os.getpid()), "--signal", str(int(signal.SIGTERM))]
    return subprocess.run(
        [sys.executable, "-I", "-S", str(DIE_WITH_PARENT), *about, "--", *command],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def test_the_command_gets_its_arguments_as_they_were_given() -> None:
    show = "import sys; print(sys.argv[1:])"
    done = wrapped(sys.executable, "-c", show, "--parent", "a b", "--", "")
    assert done.stdout.strip() == "['--parent', 'a b', '--', '']", done.stderr


def test_a_signal_that_was_held_back_while_it_started_reaches_the_command() -> None:
    look = "import signal; print(signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        done = wrapped(sys.executable, "-c", look)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)
    assert done.stdout.strip() == "set()", done.stderr


def test_whose_parent_is_gone_already_never_begins(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    done = wrapped(sys.executable, "-c", f"open({str(begun)!r}, 'w')", parent=2**22 + 1)
    assert done.returncode == 1
    assert not begun.exists()


def test_the_command_keeps_the_number_of_the_process_that_was_started() -> None:
    child = subprocess.Popen(
        [
            *(sys.executable, "-I", "-S", str(DIE_WITH_PARENT), "--parent", str(os.getpid())),
            *("--signal", "15", "--", sys.executable, "-c", "import os; print(os.getpid())"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    told, _ = child.communicate(timeout=PATIENCE)
    assert int(told) == child.pid


def test_a_folder_changes_its_owner_with_all_that_is_in_it_but_not_what_links_lead_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own" / "deep").mkdir(parents=True)
    (tmp_path / "elsewhere").touch()
    (tmp_path / "own" / "deep" / "link").symlink_to(tmp_path / "elsewhere")
    changed: list[str] = []

    def chown(path: str, user: int, group: int, *, follow_symlinks: bool = True) -> None:
        assert (user, group) == (die_with_parent.NOBODY, die_with_parent.NOBODY)
        assert follow_symlinks is not os.path.islink(path)  # noqa: PTH114 - as the script names it
        changed.append(os.path.relpath(path, tmp_path))

    monkeypatch.setattr(os, "chown", chown)
    die_with_parent.change_owner([str(tmp_path / "own")], die_with_parent.NOBODY)
    assert changed == ["own/deep/link", "own/deep", "own"]
    changed.clear()
    die_with_parent.change_owner([str(tmp_path / "own")], os.getuid())
    assert changed == []  # it is whose it shall be
