"""What a reader asked for: the parameters of an address, read strictly, and the address written back from them.

The same parameters stand behind `/`, `/map/`, `/charts/`, the exports, feeds and the API. What is unknown or malformed
raises BadParameter, whose sentence names the parameter: a mistyped filter must never give a table that looks right.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self

from django.conf import settings
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter

SORTS = ("name", "strength", "changed")
LONGEST_QUERY = 200  # characters
LONGEST_SPAN = 36500  # days

type Cell = tuple[str, str]


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
    cell: Cell | None = None

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
    def chooses_cells(self) -> bool:
        """Whether some cells of the countries asked for are left out, so that a row may end up empty."""
        return bool(
            self.status or self.at_least or self.condition or self.changed_within is not None or self.q
        )

    def but(self, **changes: Any) -> Self:
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


def parse(query: QueryDict, *, only: Iterable[str] | None = None) -> Selection:
    """The selection that a query string asks for. An empty value counts as not given: forms send those.

    `only`: the parameters that the page takes, when not all. Raises BadParameter.
    """
    allowed = set(READERS) if only is None else set(only) | {"lang"}
    given: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in allowed:
            raise BadParameter(name, _("“%(name)s” is no parameter of this page.") % {"name": name[:40]})
        values = [value for value in values if value]
        if values:
            given[name] = READERS[name](name, values)
    selection = Selection(**given)
    if selection.compare and selection.compare > selection.day:
        raise BadParameter(
            "compare",
            _("“compare” must be a day before the one that is shown, and %(day)s is not.")
            % {"day": selection.compare},
        )
    return selection


def _one(name: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise BadParameter(name, _("“%(name)s” can be given only once.") % {"name": name})
    return values[0]


def _refuse(name: str, value: str, takes: str) -> BadParameter:
    return BadParameter(
        name,
        _("“%(name)s” can’t be “%(value)s”: it takes %(takes)s.")
        % {"name": name, "value": value[:60], "takes": takes},
    )


def _many_of(slugs: Callable[[], Sequence[str]]) -> Callable[[str, Sequence[str]], tuple[str, ...]]:
    def read(name: str, values: Sequence[str]) -> tuple[str, ...]:
        known = slugs()
        for value in values:
            if value not in known:
                raise _refuse(name, value, _one_of(known))
        return tuple(slug for slug in known if slug in values)

    return read


def _one_from(slugs: Callable[[], Sequence[str]]) -> Callable[[str, Sequence[str]], str]:
    def read(name: str, values: Sequence[str]) -> str:
        value, known = _one(name, values), slugs()
        if value not in known:
            raise _refuse(name, value, _one_of(known))
        return value

    return read


def _one_of(slugs: Iterable[str]) -> str:
    return _("one of %(choices)s") % {"choices": ", ".join(slugs)}


def _countries(name: str, values: Sequence[str]) -> tuple[str, ...]:
    for value in values:
        if not re.fullmatch(r"[A-Z]{2}", value, re.ASCII):
            raise _refuse(name, value, _("a country’s code of two capital letters, such as DE"))
    return tuple(sorted(set(values)))


def _days(name: str, values: Sequence[str]) -> int:
    value = _one(name, values)
    if not re.fullmatch(r"[0-9]{1,6}", value, re.ASCII) or not 1 <= int(value) <= LONGEST_SPAN:
        raise _refuse(name, value, _("a number of days, such as 30"))
    return int(value)


def _text(name: str, values: Sequence[str]) -> str:
    value = _one(name, values).strip()
    if len(value) > LONGEST_QUERY or any(ord(letter) < 32 for letter in value):
        raise BadParameter(
            name, _("“%(name)s” takes one line of text of at most 200 characters.") % {"name": name}
        )
    return value


def _date(name: str, values: Sequence[str]) -> date:
    value = _one(name, values)
    takes = _("a day that is not in the future, such as 2026-01-07")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise _refuse(name, value, takes)
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise _refuse(name, value, takes) from error
    if day > today():
        raise _refuse(name, value, takes)
    return day


def _moment(name: str, values: Sequence[str]) -> datetime:
    """A day counts to its end. A time without an offset is UTC's; a plus that became a space is taken for a plus."""
    value = _one(name, values)
    takes = _("a day or a time that is not in the future, such as 2026-01-07 or 2026-01-07T12:00:00Z")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return datetime.combine(_date(name, values), time.max, UTC)
    pattern = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[ +-]\d{2}:\d{2})?"
    if not re.fullmatch(pattern, value, re.ASCII):
        raise _refuse(name, value, takes)
    try:
        moment = datetime.fromisoformat(value.replace(" ", "+"))
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise _refuse(name, value, takes) from error
    if moment > datetime.now(UTC) + timedelta(minutes=1):  # clocks differ a little
        raise _refuse(name, value, takes)
    return moment


def _cell(name: str, values: Sequence[str]) -> Cell:
    value = _one(name, values)
    country, _dot, kind = value.partition(".")
    if not re.fullmatch(r"[A-Z]{2}", country, re.ASCII) or not codebook().knows("kind", kind):
        raise _refuse(name, value, _("a country and a kind, such as DE.troops"))
    return country, kind


def _written(moment: datetime) -> str:
    if moment.timetz() == time.max.replace(tzinfo=UTC):
        return moment.date().isoformat()
    return moment.isoformat().replace("+00:00", "Z")


READERS: dict[str, Callable[[str, Sequence[str]], Any]] = {
    "country": _countries,
    "body": _many_of(lambda: [body.slug for body in codebook().bodies]),
    "kind": _many_of(lambda: [kind.slug for kind in codebook().kinds]),
    "status": _many_of(lambda: [status.slug for status in codebook().statuses]),
    "at_least": _one_from(lambda: [status.slug for status in codebook().ladder]),
    "condition": _many_of(lambda: [condition.slug for condition in codebook().conditions]),
    "changed_within": _days,
    "q": _text,
    "as_of": _date,
    "known_at": _moment,
    "compare": _date,
    "suppose": _many_of(lambda: [condition.slug for condition in codebook().conditions]),
    "sort": _one_from(lambda: SORTS),
    "lang": _one_from(lambda: [code for code, _name in settings.LANGUAGES]),
    "cell": _cell,
}
