"""What a cell of the matrix says beyond its rung: contested, ageing, how many independent reports. Pure functions.

They take rows of any type with the fields named in the protocols below (models, dataclasses, test doubles), touch no
database and know no clock: the day is an argument. How the matrix uses them:

- `strongest(rows)`: which of a cell's pledges the cell shows.
- `disagree(rows)`: whether the cell's pledges contradict each other. A cell is contested when this is true or when one
  of its rows already is: `Assessment.objects.as_of(…)` annotates every row with `contested` (the pledge's own
  statements of the same days disagree) and `reports` (independent reports that agree with it).
- `agreeing(winner, earlier)`: which of a pledge's live statements the reports of its status are.
- `ageing(status, kind, said_on, day)`: whether nobody has repeated it for the codebook's time.
- `independent(pieces)`: how many independent reports lie behind pieces of evidence.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from coalition.codebook.loader import codebook
from coalition.codebook.traits import AGAINST, Stance

# A day that was inferred may be off by so many days to either side.
ABOUT = timedelta(days=3)
# No two statements further apart than this can be of the same days: a month, and an inferred day at its edge.
WIDEST = timedelta(days=31) + 2 * ABOUT


class DatedStatus(Protocol):
    """A status with the day on which it was said, and how exactly that day is known (day, month, about)."""

    @property
    def status(self) -> str: ...
    @property
    def said_on(self) -> date: ...
    @property
    def said_on_precision(self) -> str: ...


class Provenance(Protocol):
    """What is needed of a piece of evidence to tell where it comes from."""

    @property
    def origin(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def text_hash(self) -> str: ...


def days(said_on: date, precision: str) -> tuple[date, date]:
    """The first and last day on which it may have been said: the day, its whole month, or three days around it."""
    if precision == "month":
        return said_on.replace(day=1), said_on.replace(day=monthrange(said_on.year, said_on.month)[1])
    if precision == "about":
        return said_on - ABOUT, said_on + ABOUT
    return said_on, said_on


def same_days(one: DatedStatus, other: DatedStatus) -> bool:
    """Whether the days on which they may have been said overlap, so that neither is known to be the later word."""
    first, last = days(one.said_on, one.said_on_precision)
    start, end = days(other.said_on, other.said_on_precision)
    return first <= end and start <= last


def strongest[StatusT: DatedStatus](rows: Iterable[StatusT]) -> StatusT | None:
    """The highest rung; among equals the latest said. What stands beside the ladder is weaker than any rung."""
    return max(rows, key=lambda row: (codebook().rank(row.status), row.said_on), default=None)


def disagree(rows: Sequence[DatedStatus]) -> bool:
    """Whether one pledge of a cell is refused or withdrawn while another of the same days is on the way.

    Different rungs of different pledges are no contradiction: a country may have delivered a hub and be open to another.
    """
    stance = codebook().stance
    against = [row for row in rows if stance(row.status) in AGAINST]
    towards = [row for row in rows if stance(row.status) not in AGAINST | {Stance.DOUBT}]
    return any(same_days(no, yes) for no in against for yes in towards)


def ageing(status: str, kind: str, said_on: date, day: date) -> bool:
    """Whether the statement has outlived its shelf life on that day; what has none never does."""
    life = codebook().shelf_life(status, kind)
    return life is not None and (day - said_on).days > life


def disputed(winner: DatedStatus, earlier: Iterable[DatedStatus]) -> bool:
    """Whether another live statement of the same days says otherwise; `earlier`: the winner's forerunners."""
    return any(row.status != winner.status and same_days(winner, row) for row in earlier)


def agreeing[StatusT: DatedStatus](winner: StatusT, earlier: Iterable[StatusT]) -> list[StatusT]:
    """The live statements of a pledge whose evidence speaks for what it stands at, the winner first.

    Those of the same days that say the same; and those before that said it already, the newest first, as far back as
    nothing else was said in between and nothing is older than `WIDEST`: a confirmation adds to the reports of the
    news it confirms, and what is said again much later is news of its own. `earlier`: the winner's forerunners in
    the order in which a later one wins, the newest first.
    """
    found, unbroken = [winner], True
    for row in earlier:
        same = row.status == winner.status
        unbroken = unbroken and same and winner.said_on - row.said_on <= WIDEST
        if unbroken or (same and same_days(winner, row)):
            found.append(row)
    return found


def origin_of(piece: Provenance) -> str:
    """Where a report comes from: the origin an editor or the intake named, else its publisher, else its host."""
    named = piece.origin or piece.publisher or (urlsplit(piece.url).hostname or "").removeprefix("www.")
    return (named or piece.reference).strip().casefold()


def independent(pieces: Iterable[Provenance]) -> int:
    """How many independent reports there are: a count of origins, not of addresses.

    Twenty papers that print one agency's report share its origin; a text that appears word for word under two names
    is one report as well.
    """
    of_text: dict[str, str] = {}
    origins: set[str] = set()
    for piece in sorted(pieces, key=lambda piece: (origin_of(piece), piece.text_hash)):
        origin = origin_of(piece)
        origins.add(of_text.setdefault(piece.text_hash, origin) if piece.text_hash else origin)
    return len(origins)
