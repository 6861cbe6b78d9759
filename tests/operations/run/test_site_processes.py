"""How each process of the site is started."""

import os
from pathlib import Path

import pytest

from coalition.core.paths import DataPaths
from coalition.operations.run import site_processes
from coalition.operations.run.site_processes import SiteProcess


def test_there_are_as_many_workers_as_processors_but_not_more_than_help(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []
    for processors in (1, 3, 64, None):
        monkeypatch.setattr(os, "cpu_count", lambda count=processors: count)
        counts.append(site_processes.processes())
    assert counts == [1, 3, site_processes.MOST_PROCESSES, 1]


def test_two_workers_of_one_machine_have_names_of_their_own() -> None:
    assert f"worker-{os.getpid()}@%h" in site_processes.worker().arguments


def test_each_logs_to_a_file_of_its_own(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    started = [
        site_processes.web("127.0.0.1", 1),
        site_processes.live("127.0.0.1", 2),
        site_processes.worker(),
        site_processes.beat(paths),
    ]
    assert len({process.log(paths) for process in started}) == 4


def test_it_runs_with_the_site_s_settings_wherever_it_is_started_from(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    child = SiteProcess("checker", "django", ("diffsettings",), preload=("coalition.core.paths",)).start(
        paths
    )
    status = child.wait(120)
    printed = (tmp_path / "logs" / "checker.log").read_text()
    assert status == 0, printed
    assert "ROOT_URLCONF = 'coalition.urls'" in printed
