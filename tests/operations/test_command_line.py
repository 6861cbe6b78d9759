"""`manage.py` with embedded services of its own, or another's."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from coalition.core.paths import PROJECT
from tests.operations.site import PATIENCE, Site, environment


def test_commands_at_the_same_time_share_one_database(used: Site) -> None:
    with ThreadPoolExecutor() as threads:
        done = list(threads.map(lambda name: used.manage("editor", name), ("berta", "dora")))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    assert "changed" in used.manage("editor", "dora", "--role", "chief").stdout
    assert used.wait_for_silence() == []


def test_a_command_that_fails_leaves_no_process(used: Site) -> None:
    done = used.manage("editor", "no name")
    assert done.returncode == 1
    assert used.wait_for_silence() == []


def test_commands_that_need_no_database_make_no_data_folder(site: Site) -> None:
    assert site.manage("check").returncode == 0
    assert site.manage("ingest", "--help").returncode == 0
    assert site.manage("no_such_command").returncode == 1
    assert not site.data.exists()


@pytest.mark.parametrize("command", [["manage.py", "check"], ["manage.py", "run"]])
def test_an_environment_without_its_packages_is_said_in_one_line(site: Site, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-S", *command],
        cwd=PROJECT,
        env=environment(site.data),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "make install" in done.stderr
