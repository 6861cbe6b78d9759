"""The embedded PostgreSQL's folder: whose lock is whose, and what is not a database stays untouched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coalition.core.paths import DataPaths
from coalition.operations.run import installation
from coalition.operations.run.embedded import postgres
from coalition.operations.run.errors import RunError
from tests.waiting import PATIENCE


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    found = DataPaths(tmp_path / "data")
    installation.prepare(found)
    found.postgres.mkdir()
    return found


def binaries(folder: Path, *, initdb: str = "exit 0", postgres_does: str = "exit 0") -> postgres.Binaries:
    folder.mkdir()
    for name, does in (("initdb", initdb), ("postgres", postgres_does)):
        (folder / name).write_text(f"#!/bin/sh\n{does}\n")
        (folder / name).chmod(0o755)
    return postgres.Binaries(folder, 17)


def lock(paths: DataPaths, text: str) -> Path:
    file = paths.postgres / "postmaster.pid"
    file.write_text(text)
    for name in (".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
        (paths.sockets / name).touch()
    return file


@pytest.mark.parametrize("text", ["", "not a number\n"])
def test_a_lock_that_was_cut_off_is_removed(paths: DataPaths, text: str) -> None:
    file = lock(paths, text)
    postgres._clean_up_stale_server(paths)
    assert not file.exists()


def test_a_lock_with_the_number_of_another_program_is_removed_with_its_sockets(paths: DataPaths) -> None:
    file = lock(paths, f"{os.getpid()}\n")
    postgres._clean_up_stale_server(paths)
    assert not file.exists()
    assert list(paths.sockets.iterdir()) == []


def test_a_dead_server_s_lock_is_its_successor_s_business(paths: DataPaths) -> None:
    file = lock(paths, f"{2**22 + 1}\n")
    postgres._clean_up_stale_server(paths)
    assert file.exists()


def test_a_server_that_lost_its_parent_is_ended(paths: DataPaths) -> None:
    orphan = subprocess.Popen(
        [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(600)"],
        cwd=paths.postgres,
        stdout=subprocess.PIPE,
    )
    assert orphan.stdout
    assert orphan.stdout.readline() == b"begun\n"
    lock(paths, f"{orphan.pid}\n")
    postgres._clean_up_stale_server(paths)
    assert orphan.wait(PATIENCE) != 0
    orphan.stdout.close()


def test_a_folder_that_holds_something_else_is_left_alone(paths: DataPaths, tmp_path: Path) -> None:
    (paths.postgres / "thesis.txt").write_text("years of work")
    with pytest.raises(RunError, match=r"holds something that is not a database: move it away\."):
        postgres._prepare_data(binaries(tmp_path / "bin"), paths, paths.logs / "postgres.log")
    assert (paths.postgres / "thesis.txt").read_text() == "years of work"


def test_a_database_that_can_t_be_made_says_why_and_leaves_nothing_half(
    paths: DataPaths, tmp_path: Path
) -> None:
    full = binaries(tmp_path / "bin", initdb="echo 'initdb: no space left'; exit 1")
    with pytest.raises(RunError, match=r"could not make its data folder: initdb: no space left \(log: "):
        postgres._prepare_data(full, paths, paths.logs / "postgres.log")
    assert list(paths.postgres.iterdir()) == []
    assert not paths.postgres.with_name("postgres.making").exists()


def test_a_server_that_ends_says_its_last_grave_word(
    paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = "echo 'FATAL:  could not map memory'; echo 'LOG:  shut down'; exit 1"
    monkeypatch.setattr(postgres, "find_binaries", lambda: binaries(tmp_path / "bin", postgres_does=fails))
    (paths.postgres / "PG_VERSION").write_text("17\n")
    with pytest.raises(RunError, match=r"^PostgreSQL did not start: FATAL:  could not map memory"):
        postgres.launch(paths)


@pytest.mark.parametrize(
    ("text", "major"), [("postgres (PostgreSQL) 17.2 (Debian)", 17), ("16\n", 16), ("unknown", 0)]
)
def test_the_major_version_is_the_first_number(text: str, major: int) -> None:
    assert postgres._major_version(text) == major
