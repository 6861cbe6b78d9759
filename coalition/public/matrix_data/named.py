"""Which countries the register can name for a claim on a group that names no members."""

from collections.abc import Iterable

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.matrix_data.model import Cell, Matrix


def named_from() -> Status:
    """The rung from which on a country counts as named."""
    return codebook().ladder[codebook().willing_rank]


def countries_named(matrix: Matrix, kinds: Iterable[str]) -> list[tuple[str, Cell]]:
    """Who merely does not rule it out is not among those somebody could have meant.

    The names of the countries on the rung or above in any of these kinds, each once, with its strongest cell."""
    least, asked = codebook().willing_rank, tuple(kinds)
    found = []
    for row in matrix.rows:
        cells = [row.cells[kind] for kind in asked if kind in row.cells]
        best = max(cells, key=lambda cell: cell.rank, default=None)
        if best is not None and best.rank >= least:
            found.append((row.place.name, best))
    return found
