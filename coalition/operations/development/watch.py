"""What changes in folders, gathered by a thread until somebody asks."""

import logging
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Self

from watchfiles import DefaultFilter, watch

from coalition.core.paths import PROJECT

logging.getLogger("watchfiles").setLevel(logging.WARNING)  # how many changed says less than which


class Watch:
    """Watches folders while it is entered. A thread of its own, so that signals still reach whoever waits in the main one."""

    def __init__(self, folders: Collection[Path], suffixes: Collection[str]) -> None:
        self.folders = folders
        self.suffixes = suffixes
        self._found: set[str] = set()
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def changed(self) -> set[str]:
        """The files that changed since the last time, by their names below the project."""
        with self._lock:
            found, self._found = self._found, set()
        return found

    def _look(self) -> None:
        ignored = DefaultFilter()  # caches, what editors leave for a moment, folders of tools
        for changes in watch(
            *self.folders, watch_filter=ignored, stop_event=self._ended, rust_timeout=200, debounce=400
        ):
            files = {Path(name) for _, name in changes if Path(name).suffix in self.suffixes}
            with self._lock:
                self._found |= {str(_short(file)) for file in files}


def _short(file: Path) -> Path:
    return file.relative_to(PROJECT) if file.is_relative_to(PROJECT) else file
