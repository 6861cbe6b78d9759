"""The parameters of an address, read strictly.

What is unknown or malformed raises BadParameter, whose sentence names the parameter: a mistyped filter must never give a
table that looks right.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.public.selection.selection import CellKey, Selection, today

SORTS = ("name", "strength", "changed")
LONGEST_QUERY = 200  # characters
LONGEST_SPAN = 36500  # days


def parse(query: QueryDict, *, only: Iterable[str] | None = None) -> Selection:
    """The selection that a query string asks for. An empty value counts as not given: forms send those.

    `only`: the parameters that the page takes, when not all. Raises BadParameter.
    """
    allowed = set(PARSERS) if only is None else set(only) | {"lang"}
    given: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in allowed:
            raise BadParameter(name, _("“%(name)s” is no parameter of this page.") % {"name": name[:40]})
        values = [value for value in values if value]
        if values:
            given[name] = PARSERS[name](name, values)
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


def _cell(name: str, values: Sequence[str]) -> CellKey:
    value = _one(name, values)
    country, _dot, kind = value.partition(".")
    if not re.fullmatch(r"[A-Z]{2}", country, re.ASCII) or not codebook().knows("kind", kind):
        raise _refuse(
            name,
            value,
            _("a country and a kind, such as %(example)s") % {"example": f"DE.{codebook().headline_kind}"},
        )
    return country, kind


PARSERS: dict[str, Callable[[str, Sequence[str]], Any]] = {
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
