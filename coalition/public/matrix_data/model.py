"""What a matrix is made of. What each cell means: docs/record.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Body

# A condition as the record holds it: its slug, and the country whose own it is (None for one that is everybody's).
type ConditionKey = tuple[str, str | None]


@dataclass(frozen=True)
class Quantity:
    """A range with a unit."""

    low: Decimal
    high: Decimal
    unit: str

    @classmethod
    def of(cls, low: Decimal | None, high: Decimal | None, unit: str) -> "Quantity | None":
        """The range of a row's columns; None where no number was said."""
        return None if low is None or high is None else cls(low, high, unit)


@dataclass(frozen=True)
class CountryOnDay:
    """A country in the matrix, with the bodies it belongs to on the day."""

    code: str
    name: str
    bodies: tuple[str, ...] = ()

    @property
    def is_member(self) -> bool:
        """Whether it is in the coalition; where the codebook names no such body, everybody is."""
        members = codebook().roles.members
        return members is None or members in self.bodies

    @property
    def other_bodies(self) -> list[Body]:
        """The bodies that are worth naming beside its name."""
        roles = codebook().roles
        unsaid = (roles.members, roles.neighbour_body)
        return [codebook().body(slug) for slug in self.bodies if slug not in unsaid]


@dataclass(frozen=True)
class PledgeOnDay:
    """What one pledge's status is on a day."""

    pledge: str
    kind: str
    title: str
    countries: tuple[str, ...]
    status: str
    said_on: date
    said_on_precision: str = "day"
    waits_for: tuple[ConditionKey, ...] = ()
    quantity: Quantity | None = None
    quantity_words: str = ""  # how it was said
    reports: int = 0
    contested: bool = False
    found: bool = True  # whether the text that was searched for stands in it


@dataclass(frozen=True)
class RegisterOnDay:
    """The states of all pledges on one day, and which conditions are met on it."""

    states: Sequence[PledgeOnDay]
    met: frozenset[ConditionKey] = frozenset()


@dataclass(frozen=True)
class Cell:
    """What one country has said in one kind."""

    country: str
    kind: str
    status: str
    conditional: bool
    conditions: tuple[str, ...]
    unmet: tuple[str, ...]
    quantity: Quantity | None
    quantity_words: str
    said_on: date
    said_on_precision: str
    contested: bool
    ageing: bool
    reports: int
    pledges: tuple[str, ...]
    title: str
    change: str | None = None
    before: str | None = None  # the status it is compared with
    fresh: bool = False  # changed within the days asked for
    found: bool = True

    @cached_property
    def rank(self) -> int:
        return codebook().rank(self.status)

    @property
    def live(self) -> bool:
        return self.rank >= 0


@dataclass(frozen=True)
class Row:
    place: CountryOnDay
    cells: Mapping[str, Cell]

    @cached_property
    def strength(self) -> tuple[int, ...]:
        """How many cells stand on each rung, the strongest first, so that those without any word come last."""
        ranks = [cell.rank for cell in self.cells.values()]
        return tuple(ranks.count(rank) for rank in reversed(range(-1, len(codebook().ladder))))

    @cached_property
    def changed(self) -> date:
        return max((cell.said_on for cell in self.cells.values()), default=date.min)

    def at_least(self, rung: str) -> int:
        return sum(cell.rank >= codebook().rank(rung) for cell in self.cells.values())

    def firmest(self, kinds: Sequence[str]) -> Cell | None:
        """The strongest of the cells in some kinds; of two on the same rung the one that waits for nothing."""
        cells = [self.cells[kind] for kind in kinds if kind in self.cells]
        return max(cells, key=lambda cell: (cell.rank, not cell.conditional), default=None)


@dataclass(frozen=True)
class Matrix:
    """`rows` after every filter; `everything` holds all cells of the day, whatever was filtered."""

    kinds: tuple[str, ...]
    rows: tuple[Row, ...]
    places: tuple[CountryOnDay, ...]  # all of them, in alphabetical order
    wanted: frozenset[str]  # the countries asked for, with or without a row
    everything: Mapping[tuple[str, str], Cell]
    met: frozenset[ConditionKey] = frozenset()

    @property
    def cells(self) -> list[Cell]:
        """The cells in the rows that are shown."""
        return [cell for row in self.rows for cell in row.cells.values()]

    def column(self, kind: str) -> list[Cell]:
        """The cells of one kind in the rows that are shown."""
        return [row.cells[kind] for row in self.rows if kind in row.cells]

    def at_least(self, kind: str, rung: str) -> int:
        """How many of the countries shown stand on the rung or above: countries, so joint pledges can't count twice."""
        return sum(cell.rank >= codebook().rank(rung) for cell in self.column(kind))
