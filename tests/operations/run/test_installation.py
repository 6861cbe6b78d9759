"""The data folder: its logs, its private files, its one owner."""

import os
import stat
import threading
from pathlib import Path

import pytest

from coalition.core.paths import DataPaths
from coalition.operations.run import installation
from coalition.operations.run.errors import RunError
from tests.waiting import PATIENCE, wait_until


def test_logs_are_begun_anew_and_the_last_ones_kept(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    for number in range(8):
        log.write_text(f"start {number}")
        installation.rotate_logs(tmp_path)
        assert not log.exists()
    assert [Path(f"{log}.{number}").read_text() for number in range(1, 6)] == [
        f"start {n}" for n in (7, 6, 5, 4, 3)
    ]
    assert len(list(tmp_path.iterdir())) == 5


def test_an_empty_log_does_not_push_the_others_out(tmp_path: Path) -> None:
    (tmp_path / "web.log.1").write_text("the last time")
    (tmp_path / "web.log").touch()
    installation.rotate_logs(tmp_path)
    assert (tmp_path / "web.log.1").read_text() == "the last time"


def test_the_secret_key_is_private_and_lasts(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "data")
    installation.prepare(paths)
    key = paths.secret_key.read_text()
    assert len(key) > 50
    assert stat.S_IMODE(paths.secret_key.stat().st_mode) == 0o600
    installation.prepare(paths)
    assert paths.secret_key.read_text() == key


def test_a_key_cut_off_by_a_full_disk_is_written_again(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    paths.secret_key.touch()
    installation.prepare(paths)
    assert paths.secret_key.read_text()


def test_a_folder_for_sockets_that_is_a_link_is_refused(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "data")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paths.data.mkdir()
    paths.sockets.symlink_to(elsewhere)
    with pytest.raises(RunError, match="belongs to somebody else"):
        installation.prepare(paths)


def test_a_data_folder_has_one_owner_who_says_who_it_is(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    with installation.own_data_folder(paths, "make run"):
        with (
            pytest.raises(installation.DataFolderInUse) as refused,
            installation.own_data_folder(paths, "manage.py ingest"),
        ):
            pass
        assert str(refused.value) == f"make run (process {os.getpid()})"
    with installation.own_data_folder(paths, "manage.py ingest"):
        pass


def test_who_ends_waits_for_those_that_use_its_services_and_lets_nobody_in_then(tmp_path: Path) -> None:
    paths, said, done = DataPaths(tmp_path), list[str](), threading.Event()

    def end() -> None:
        with installation.wait_for_service_users(paths, said.append):
            done.set()

    thread = threading.Thread(target=end, daemon=True)
    with installation.use_owners_services(paths):
        thread.start()
        wait_until(lambda: said, "Nobody waits.")
        assert said == ["Waiting for another command that uses this one's database."]
        assert not done.is_set()
    assert done.wait(PATIENCE)


def test_where_nobody_uses_the_services_the_end_is_silent(tmp_path: Path) -> None:
    said: list[str] = []
    with installation.wait_for_service_users(DataPaths(tmp_path), said.append):
        assert said == []


def test_a_lock_that_says_nothing_belongs_to_another_command(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    with installation.own_data_folder(paths, "make run") as lock:
        lock.truncate(0)
        with pytest.raises(installation.DataFolderInUse) as refused, installation.own_data_folder(paths, "x"):
            pass
    assert refused.value.owner == installation.Owner(0, "another command")


def test_a_lock_that_can_t_be_opened_says_as_whom_to_run(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "nowhere")
    with (
        pytest.raises(RunError, match="run this as the user who made it"),
        installation.use_owners_services(paths),
    ):
        pass


def test_a_private_file_is_replaced_whole_also_where_a_half_one_was_left(tmp_path: Path) -> None:
    file = tmp_path / "first-editor.txt"
    file.write_text("old")
    (tmp_path / "first-editor.txt.new").write_text("half")
    installation.write_private(file, "new")
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("new", 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["first-editor.txt"]
