"""How deep folders lie and how long files are: what is found quickly is short and near."""

import re
from collections.abc import Iterator
from statistics import median

from laws.files import code, text, tracked

DEEPEST = 3  # folders below a room
LONGEST = 300  # lines of a module, and of a style sheet
LONGEST_OF_OTHERS = 450  # tests, templates and scripts may tell a longer story
MEDIAN = 70  # lines of a module that is not empty


def broken() -> Iterator[str]:
    yield from _depths()
    yield from _lengths()
    lengths = [count for name in code() if (count := _lines(name))]
    if (middle := median(lengths)) > MEDIAN:
        yield f"coalition/: half of the modules are longer than {middle:.0f} lines; {MEDIAN} is the most"


def _depths() -> Iterator[str]:
    for name in code():
        _coalition, _room, *folders, _file = name.split("/") if name.count("/") > 1 else ("", "", "")
        if len(folders) > DEEPEST:
            yield f"{name}: {len(folders)} folders below its room; {DEEPEST} is the most"


def _lengths() -> Iterator[str]:
    short = {*code(), *(name for name in tracked() if re.match(r"static/css/.*\.css$", name))}
    for name in tracked():
        if re.search(r"\.(py|html|css|js)$", name) and "/migrations/" not in name:
            most = LONGEST if name in short else LONGEST_OF_OTHERS
            if (lines := _lines(name)) > most:
                yield f"{name}: {lines} lines, {most} is the most; would two files be clearer?"


def _lines(name: str) -> int:
    return len(text(name).splitlines())
