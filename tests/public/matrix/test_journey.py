"""The way of a request for `/`: parse, ask, build, present, render, each in a file of its own and in this order.

Counted are the files of `coalition/public` that a call enters while the matrix is made. Not counted is what every page has
around it (the masthead and footer of `layout`, the tags of `sharing` in the head and under the page, the mark of the page
cache, and what these call), nor look-ups that lead nowhere: `selection/selection.py` and `matrix_data/model.py` are the
values that are handed on, `prose/formatting.py` their words in the reader's language, as the codebook's and core's are.

`.venv/bin/python -m pytest -s tests/public/matrix/test_journey.py` prints the way, what is not counted in brackets.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import NamedTuple

import pytest
from django.test import Client

from coalition.register.models import Pledge
from tests.public.reading import page

PUBLIC = Path(__file__).parents[3] / "coalition" / "public"
# From above to below.
WAY = [
    "matrix/views.py",
    "selection/parsing.py",
    "matrix_data/queries.py",
    "matrix_data/build.py",
    "matrix/presenters.py",
    "prose/headline.py",
    "prose/headline_counts.py",
    "controls/filters.py",
    "matrix/rendering.py",
]
AROUND = ("layout/", "templatetags/", "sharing/", "page_cache/")
LEAVES = ("selection/selection.py", "matrix_data/model.py", "prose/formatting.py")


class Entry(NamedTuple):
    """A call of something in `file`; `callers`: the files of `coalition/public` that it comes from, the nearest first."""

    file: str
    callers: tuple[str, ...]

    @property
    def counts(self) -> bool:
        around = any(name.startswith(AROUND[:-1]) for name in (self.file, *self.callers))
        return not around and not self.file.startswith(AROUND) and self.file not in LEAVES


@contextmanager
def traced() -> Iterator[list[Entry]]:
    """Every call of a function of `coalition/public`."""
    found: list[Entry] = []
    monitoring, tool = sys.monitoring, sys.monitoring.PROFILER_ID

    def start(code: CodeType, _offset: int) -> object:
        if (name := _name(code)) is None:
            return monitoring.DISABLE
        found.append(Entry(name, tuple(_callers(sys._getframe(2)))))
        return None

    monitoring.use_tool_id(tool, "journey")
    monitoring.register_callback(tool, monitoring.events.PY_START, start)
    monitoring.set_events(tool, monitoring.events.PY_START)
    try:
        yield found
    finally:
        monitoring.set_events(tool, 0)
        monitoring.register_callback(tool, monitoring.events.PY_START, None)
        monitoring.free_tool_id(tool)
        monitoring.restart_events()


def _name(code: CodeType) -> str | None:
    file = Path(code.co_filename)
    return file.relative_to(PUBLIC).as_posix() if file.is_relative_to(PUBLIC) else None


def _callers(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        if name := _name(frame.f_code):
            yield name
        frame = frame.f_back


@pytest.fixture
def journey(client: Client, troops: Pledge) -> list[Entry]:
    page(client, "/")  # what is kept between pages is made
    with traced() as found:
        page(client, "/")
    last = ""
    for entry in found:
        if entry.file != last:
            sys.stdout.write(f"{entry.file}\n" if entry.counts else f"({entry.file})\n")
        last = entry.file
    return found


def way(journey: list[Entry]) -> list[str]:
    """The files that count, each anew when it is entered after another one."""
    found: list[str] = []
    for entry in journey:
        if entry.counts and found[-1:] != [entry.file]:
            found.append(entry.file)
    return found


@pytest.mark.django_db
def test_a_request_goes_through_nine_files_at_most(journey: list[Entry]) -> None:
    assert [name for name in WAY if name in way(journey)] == list(dict.fromkeys(way(journey)))
    assert len(set(way(journey))) <= 9


@pytest.mark.django_db
def test_no_call_goes_back_up(journey: list[Entry]) -> None:
    calls = {(entry.callers[0], entry.file) for entry in journey if entry.counts and entry.callers}
    between = {(caller, file) for caller, file in calls if caller in WAY and caller != file}
    assert between
    assert [call for call in between if WAY.index(call[0]) > WAY.index(call[1])] == []


@pytest.mark.django_db
def test_it_returns_to_a_file_that_it_left_twice_at_most(journey: list[Entry]) -> None:
    assert len(way(journey)) - len(set(way(journey))) <= 2, way(journey)
