"""A command's services: those the environment names, else our own; and a worker for its duration."""

from pathlib import Path

import pytest

from coalition.celery import app
from coalition.core.paths import DataPaths
from coalition.operations.run import site_processes
from coalition.operations.run.embedded import for_command
from coalition.operations.run.errors import RunError
from coalition.operations.run.site_processes import SiteProcess


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataPaths:
    monkeypatch.setenv("COALITION_DATA", str(tmp_path / "data"))
    return DataPaths.from_environment()


def test_where_the_environment_names_both_nothing_is_made(paths: DataPaths) -> None:
    said: list[str] = []
    with for_command.services("editor", said.append), for_command.own_services(paths) as children:
        assert children == {}
    assert said == []
    assert not paths.data.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_runs_is_used(paths: DataPaths, celery_worker: object) -> None:
    said: list[str] = []
    with for_command.worker(said.append):
        assert said == []
    assert not paths.data.exists()


def test_a_broker_that_is_gone_names_its_setting(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("broker_read_url", "broker_write_url"):
        monkeypatch.setattr(app.conf, name, "redis://127.0.0.1:1/0")
    with (
        pytest.raises(RunError, match=r"The broker does not answer .* see to BROKER_URL"),
        for_command.worker(),
    ):
        pass


@pytest.mark.usefixtures("no_worker")
def test_a_worker_that_ends_says_why(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        site_processes, "worker", lambda level: SiteProcess("worker", "no_such_module", (level,))
    )
    with (
        pytest.raises(RunError, match=r"The worker did not start: .*No module named no_such_module \(log: "),
        for_command.worker(said.append),
    ):
        pass
    assert said == ["Starting a worker for the duration of this command."]
