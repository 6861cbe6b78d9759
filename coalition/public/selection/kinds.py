"""Which kinds a page looks at that shows one thing of a country at a time: the map, the ladder over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.build import Cell, Row
from coalition.public.prose.formatting import listing
from coalition.public.selection.parameters import Selection


def kinds_shown(selection: Selection) -> tuple[str, ...]:
    """The kinds asked for; the codebook's headline kind when none is."""
    return selection.kind or (codebook().headline_kind,)


def named(kinds: Sequence[str]) -> str:
    return listing(str(codebook().kind(kind)) for kind in kinds)


def firmest(row: Row, kinds: Sequence[str]) -> Cell | None:
    """The strongest of a country's cells in some kinds; of two on the same rung the one that waits for nothing."""
    cells = [row.cells[kind] for kind in kinds if kind in row.cells]
    return max(cells, key=lambda cell: (cell.rank, not cell.conditional), default=None)


@dataclass(frozen=True)
class KindLink:
    """A kind to look at, by the address that does."""

    name: str
    url: str
    here: bool


def kind_links(selection: Selection, address: str) -> list[KindLink]:
    """One link a kind; the rest of the selection stays."""
    chosen = kinds_shown(selection)
    return [
        KindLink(
            str(kind),
            address + selection.but(kind=(kind.slug,), cell=None, lang=None).query(),
            kind.slug in chosen,
        )
        for kind in codebook().kinds
    ]
