"""What a reader asked for, and the address written back from it: the same behind pages, exports, feeds and the API."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from typing import Self, TypedDict, Unpack

from django.utils.http import urlencode

from coalition.codebook.loader import codebook

# The parameters that move a page of one thing: the day, what was known when, and what is supposed.
CLOCK = ("as_of", "known_at", "suppose")

type CellKey = tuple[str, str]  # a country's code and a kind


class Changes(TypedDict, total=False):
    """The fields of a Selection, as `but` takes them."""

    country: tuple[str, ...]
    body: tuple[str, ...]
    kind: tuple[str, ...]
    status: tuple[str, ...]
    at_least: str | None
    condition: tuple[str, ...]
    changed_within: int | None
    q: str
    as_of: date | None
    known_at: datetime | None
    compare: date | None
    suppose: tuple[str, ...]
    sort: str | None
    lang: str | None
    cell: CellKey | None


@dataclass(frozen=True)
class Selection:
    """A view of the register. Empty or None: not asked for. Days are UTC's."""

    country: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    at_least: str | None = None
    condition: tuple[str, ...] = ()
    changed_within: int | None = None
    q: str = ""
    as_of: date | None = None
    known_at: datetime | None = None
    compare: date | None = None
    suppose: tuple[str, ...] = ()
    sort: str | None = None
    lang: str | None = None
    # Beyond the contract: the cell that is open beside the matrix, as `DE.troops`.
    cell: CellKey | None = None

    @property
    def day(self) -> date:
        """The day that is asked about."""
        return self.as_of or today()

    @property
    def before(self) -> date | None:
        """The day that `changed_within` looks back to."""
        if self.changed_within is None:
            return None
        return date.fromordinal(max(1, self.day.toordinal() - self.changed_within))

    @property
    def kinds_shown(self) -> tuple[str, ...]:
        """For pages that show one thing of a country at a time: the kinds asked for, else the codebook's headline kind."""
        return self.kind or (codebook().headline_kind,)

    @property
    def chooses_cells(self) -> bool:
        """Whether some cells of the countries asked for are left out, so that a row may end up empty."""
        return bool(
            self.status or self.at_least or self.condition or self.changed_within is not None or self.q
        )

    def but(self, **changes: Unpack[Changes]) -> Self:
        """The same view with some parameters changed."""
        return replace(self, **changes)

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, in one order for equal selections."""
        found: list[tuple[str, str]] = []
        for one in fields(self):
            value = getattr(self, one.name)
            if value in (None, "", ()):
                continue
            if one.name == "cell":
                found.append((one.name, ".".join(value)))
            elif isinstance(value, tuple):
                found.extend((one.name, part) for part in value)
            elif isinstance(value, datetime):
                found.append((one.name, _written(value)))
            else:
                found.append((one.name, str(value)))
        return found

    def query(self) -> str:
        """The query string with its question mark; nothing for the whole matrix of today."""
        pairs = self.pairs()
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def clock(self) -> str:
        """The part of the query that a cell or a country page needs to show the same day."""
        kept = Selection(as_of=self.as_of, known_at=self.known_at, suppose=self.suppose)
        return kept.query()


def today() -> date:
    return datetime.now(UTC).date()


def _written(moment: datetime) -> str:
    if moment.timetz() == time.max.replace(tzinfo=UTC):
        return moment.date().isoformat()
    return moment.isoformat().replace("+00:00", "Z")
