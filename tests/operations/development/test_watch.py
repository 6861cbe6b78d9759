"""What changes in a folder is told once, by name, and only what matters."""

import time
from pathlib import Path

from coalition.operations.development.watch import Watch
from tests.operations.site import PATIENCE


def next_changes(watch: Watch) -> set[str]:
    deadline = time.monotonic() + PATIENCE
    while not (changed := watch.changed()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return changed


def until_it_looks(watch: Watch, folder: Path) -> None:
    """Return when changes are noticed: the thread needs a moment to begin."""
    deadline = time.monotonic() + PATIENCE
    while not watch.changed():
        assert time.monotonic() < deadline
        (folder / "begin.py").write_text(str(time.monotonic()))
        time.sleep(0.05)


def test_a_changed_file_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    with Watch([tmp_path], {".py", ".yaml"}) as watch:
        until_it_looks(watch, tmp_path)
        (tmp_path / "deep" / "codebook.yaml").write_text("kinds: []\n")
        found = next_changes(watch)
        while str(tmp_path / "deep" / "codebook.yaml") not in found:
            found |= next_changes(watch)
        assert {Path(name).name for name in found} <= {"codebook.yaml", "begin.py"}


def test_caches_and_other_files_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    with Watch([tmp_path], {".py"}) as watch:
        until_it_looks(watch, tmp_path)
        (tmp_path / "__pycache__" / "cells.py").write_text("")
        (tmp_path / "page.html").write_text("")
        (tmp_path / "last.py").write_text("")
        found: set[str] = set()
        while str(tmp_path / "last.py") not in found:
            found |= next_changes(watch)
        assert {Path(name).name for name in found} <= {"begin.py", "last.py"}


def test_it_ends_with_whoever_watches(tmp_path: Path) -> None:
    with Watch([tmp_path], {".py"}) as watch:
        pass
    (tmp_path / "late.py").write_text("")
    assert watch.changed() == set()
    assert not watch._thread.is_alive()
