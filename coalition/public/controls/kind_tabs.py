"""One link a kind, for pages that show one thing of a country at a time: the map, the ladder over time."""

from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class KindLink:
    """A kind to look at, by the address that does."""

    name: str
    url: str
    here: bool


def kind_links(selection: Selection, address: str) -> list[KindLink]:
    """One link a kind; the rest of the selection stays."""
    chosen = selection.kinds_shown
    return [
        KindLink(
            str(kind),
            address + selection.but(kind=(kind.slug,), cell=None, lang=None).query(),
            kind.slug in chosen,
        )
        for kind in codebook().kinds
    ]
