"""Claims on groups in words, each with the countries that can be named for it."""

from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.public.history.presenters import EvidencePresenter
from coalition.public.matrix_data.model import Cell, Matrix
from coalition.public.matrix_data.named import countries_named
from coalition.public.prose import formatting
from coalition.register.models import GroupClaim


@dataclass(frozen=True)
class NamedCountry:
    """A country that the register names for a claim, with what it says in one of the claim's kinds."""

    name: str
    cell: Cell

    @property
    def kind(self) -> Kind:
        return codebook().kind(self.cell.kind)

    @property
    def status(self) -> Status:
        return codebook().status(self.cell.status)


@dataclass(frozen=True)
class GroupClaimPresenter:
    """A claim on a group, and who can be named for it."""

    row: GroupClaim
    pieces: list[EvidencePresenter]
    named: list[NamedCountry]

    @property
    def kinds(self) -> str:
        return formatting.listing(
            str(codebook().kind(slug)) for slug in self.row.kinds if codebook().knows("kind", slug)
        )

    @property
    def conditions(self) -> str:
        return formatting.conditions_phrase(self.row.conditions)

    @property
    def is_counted(self) -> bool:
        """Whether a number of countries was given, and not one group or none at all."""
        return (self.row.number or 0) > 1

    @property
    def unnamed(self) -> int:
        """How many of those claimed the register can't name."""
        return max((self.row.number or 0) - len(self.named), 0)


def present(row: GroupClaim, matrix: Matrix) -> GroupClaimPresenter:
    """Nobody is named for a claim that gave no number: there is nothing to hold against it."""
    pieces = [EvidencePresenter(piece) for piece in row.evidence.all()]
    bare = GroupClaimPresenter(row, pieces, [])
    if not bare.is_counted:
        return bare
    named = [NamedCountry(name, cell) for name, cell in countries_named(matrix, row.kinds)]
    return GroupClaimPresenter(row, pieces, named)
