"""`manage.py` with embedded services of its own, or another's."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import get_commands

from coalition.codebook.lexicon import LexiconError
from coalition.core.paths import PROJECT
from coalition.operations import command_line
from coalition.operations.run.embedded import for_command
from coalition.operations.run.errors import RunError
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


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (RunError("The database does not answer."), 1, "The database does not answer.\n"),
        (LexiconError("en.yaml: kinds: wrong"), 1, "en.yaml: kinds: wrong\n"),
        (KeyboardInterrupt(), 130, "Stopped.\n"),
    ],
)
def test_what_ends_a_command_is_one_line_and_a_status(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    said: str,
) -> None:
    def fail(_arguments: list[str]) -> None:
        raise error

    monkeypatch.setattr(command_line, "execute_from_command_line", fail)
    assert command_line.run(["manage.py", "check"]) == status
    assert capsys.readouterr().err == said


def test_without_the_tools_of_work_make_dev_says_how_to_get_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("coalition.operations.development")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert command_line.run(["manage.py", "dev"]) == 1
    assert (
        capsys.readouterr().err
        == "watchfiles is missing, which is needed for working on the site: run make dev.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "needs"),
    [
        (["editor", "anna"], "editor"),
        (["editor", "--help"], ""),
        (["codebook", "check"], ""),
        (["no_such_command"], ""),
        ([], ""),
    ],
)
def test_services_are_started_for_commands_that_use_them_alone(arguments: list[str], needs: str) -> None:
    assert command_line._needs_services(["manage.py", *arguments]) == needs


def test_every_command_that_needs_no_services_is_one() -> None:
    assert {
        "",
        "help",
        "version",
        *get_commands(),
    } >= for_command.WITHOUT_SERVICES | for_command.WITHOUT_MIGRATING
