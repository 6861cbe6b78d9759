"""Which room a test belongs to: the folder it lies in, as a marker, so that `pytest -m register` runs a room."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from coalition.core.paths import PROJECT

TESTS = Path(__file__).resolve().parent
# Folders that are no room: the whole site through HTTP, through a browser, through a validator; the factories' own.
ACROSS = {
    "flows": "goes through several rooms, by HTTP and a real worker",
    "browser": "drives a real Chromium",
    "validity": "asks a validator of others",
    "factories": "holds the tests' own factories to their word",
}


def rooms() -> set[str]:
    """The packages of the product."""
    return {folder.parent.name for folder in (PROJECT / "coalition").glob("*/__init__.py")}


def room_of(file: Path) -> str:
    """The room a test file belongs to; nothing when it lies in no room's folder."""
    folder = file.relative_to(TESTS).parts[0]
    return folder if folder in rooms() | set(ACROSS) else ""


def register_markers(config: pytest.Config) -> None:
    for room in sorted(rooms()):
        config.addinivalue_line("markers", f"{room}: belongs to coalition/{room}")
    for folder, what in ACROSS.items():
        config.addinivalue_line("markers", f"{folder}: {what}")


def mark(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if room := room_of(item.path):
            item.add_marker(room)
