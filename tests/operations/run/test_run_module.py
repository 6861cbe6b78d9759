"""A module that is run as `python -m` would run it, with others imported before."""

import subprocess
import sys
from pathlib import Path

import pytest

from coalition.core.paths import PROJECT
from tests.waiting import PATIENCE

SHOWS = "import sys\nprint(__name__, sys.argv[1:], 'colorsys' in sys.modules, 'chunker' in sys.modules)\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coalition.operations.run.run_module", *arguments],
        env={"PYTHONPATH": f"{PROJECT}:{folder}"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shows.py").write_text(SHOWS)
    (tmp_path / "chunker.py").touch()
    return tmp_path


def test_it_is_the_main_module_with_its_own_arguments(folder: Path) -> None:
    assert (
        run(folder, "shows", "--port", "80", "+x").stdout == "__main__ ['--port', '80', '+x'] False False\n"
    )


def test_what_it_shares_with_its_children_is_imported_first(folder: Path) -> None:
    assert run(folder, "+colorsys", "+chunker", "shows").stdout == "__main__ [] True True\n"


def test_its_status_is_that_of_the_module(folder: Path) -> None:
    (folder / "fails.py").write_text("raise SystemExit(3)")
    assert run(folder, "fails").returncode == 3
    missing = run(folder, "no_such_module")
    assert missing.returncode == 1
    assert "No module named no_such_module" in missing.stderr
