"""What a format of the matrix has to give: its name, its media type, and the bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class Export:
    """The matrix of a selection, at a version of the register; `address` is the page that shows the same."""

    matrix: Matrix
    selection: Selection
    version: int
    address: str


@dataclass(frozen=True)
class ExportFormat:
    """A format of `/matrix.<ending>`. A module of `formats/` has one, as FORMAT, and is named in `registry.py`.

    `label` is written on its button, in every language. `download`: browsers save it and do not show it.
    """

    ending: str
    label: str
    media_type: str
    write: Callable[[Export], bytes]
    download: bool = True
