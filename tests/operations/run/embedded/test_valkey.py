"""The embedded broker: it answers, keeps what was queued, and never meets a second one of itself."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from coalition.core.paths import DataPaths
from coalition.operations.run import installation
from coalition.operations.run.embedded import valkey
from coalition.operations.run.errors import RunError


@pytest.fixture
def paths() -> Iterator[DataPaths]:
    folder = Path(tempfile.mkdtemp(prefix="coalition-valkey-"))
    found = DataPaths(folder / "Дані 100%")
    installation.prepare(found)
    yield found
    shutil.rmtree(folder)


def client(paths: DataPaths) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(paths.valkey_socket))


def test_what_was_queued_is_there_again_after_a_stop(paths: DataPaths) -> None:
    child = valkey.launch(paths)
    assert valkey.is_ready(paths)
    with client(paths) as queue:
        queue.rpush("celery", "a task")
        assert queue.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    assert valkey.shut_down(child)
    assert not valkey.is_ready(paths)
    child = valkey.launch(paths)
    try:
        with client(paths) as queue:
            assert queue.lrange("celery", 0, -1) == [b"a task"]
    finally:
        valkey.shut_down(child)


def test_one_that_lost_its_parent_is_ended_before_the_next_begins(paths: DataPaths) -> None:
    orphan = valkey.launch(paths)
    child = valkey.launch(paths)
    try:
        assert orphan.wait(60) == 0
        assert valkey.is_ready(paths)
    finally:
        valkey.shut_down(child)


def test_one_that_ends_says_why(paths: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "valkey-server"
    broken.write_text("#!/bin/sh\necho 'Bad directive'\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(valkey, "find_server", lambda: broken)
    with pytest.raises(RunError, match=r"^Valkey did not start: Bad directive \(log: .*valkey\.log\)$"):
        valkey.launch(paths)


def test_nobody_answers_where_there_is_no_socket(tmp_path: Path) -> None:
    assert not valkey.is_ready(DataPaths(tmp_path))
