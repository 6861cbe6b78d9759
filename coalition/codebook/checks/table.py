"""The files with commas beside a codebook, row by row."""

import csv
from pathlib import Path

type Row = dict[str, str | None]
NOT_WHOLE = "it has more or fewer fields than columns"


class TableError(Exception):
    """The file is no table; the message says why."""


def read(file: Path) -> tuple[tuple[str, ...], list[tuple[int, Row]]]:
    """The columns, and each row with the number of its last line. Raises TableError."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            return tuple(rows.fieldnames or ()), [(rows.line_num, row) for row in rows]
    except UnicodeDecodeError as error:
        raise TableError("it isn't written in UTF-8.") from error
    except (OSError, csv.Error) as error:
        raise TableError(f"it can't be read ({error}).") from error


def is_whole(row: Row) -> bool:
    """Python's reader keeps what is too much in a list under no name, and puts None for what is too little."""
    return all(isinstance(value, str) for value in row.values())
