"""What cells, quantities and conditions are called in the reader's language."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from babel.lists import format_list
from babel.numbers import format_compact_currency, format_decimal, list_currencies
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import locale_of, short_day
from coalition.public.matrix_data.model import Cell, Quantity

CHANGE_NAMES = {
    "up": gettext_lazy("up"),
    "down": gettext_lazy("down"),
    "new": gettext_lazy("new"),
}
CHANGE_MARKS = {"up": "▲", "down": "▼", "new": "+"}


def active_locale() -> str:
    return (get_language() or "en").replace("-", "_")


def listing(parts: Iterable[str]) -> str:
    """a, b and c."""
    return _listing(tuple(parts), active_locale())


def number(value: Decimal | int) -> str:
    return _number(value, active_locale())


# A matrix lists the same conditions and writes the same small numbers in hundreds of cells.
@lru_cache(maxsize=1024)
def _listing(parts: tuple[str, ...], language: str) -> str:
    return str(format_list(parts, locale=locale_of(language)))


@lru_cache(maxsize=1024)
def _number(value: Decimal | int, language: str) -> str:
    return str(format_decimal(value, locale=language))


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def quantity(value: Quantity | None, words: str = "") -> str:
    """A range with its unit, or, without numbers, the words that were said."""
    return words if value is None else _quantity(value, active_locale())


@lru_cache(maxsize=4096)
def _quantity(value: Quantity, language: str) -> str:
    if value.unit in _currencies():
        low, high = (_money(end, value.unit) for end in (value.low, value.high))
        if value.low == value.high:
            return high
        return f"{low}–{high}" if value.low else _("up to %(number)s") % {"number": high}
    if value.low == value.high:
        text = _number(value.low, language)
    elif value.low == 0:
        text = _("up to %(number)s") % {"number": _number(value.high, language)}
    else:
        text = f"{_number(value.low, language)}–{_number(value.high, language)}"
    unit = codebook().unit(value.unit)
    if unit and unit.counted:
        return unit.counted.of(int(value.high)).replace("{number}", text)
    return f"{text} {value.unit}"  # as it was written


def _money(value: Decimal, currency: str) -> str:
    """£200M, €1.5B: one decimal only where there is one to show."""
    power = max(0, (len(str(int(value))) - 1) // 3) * 3
    digits = 0 if value % (Decimal(10) ** power) == 0 else 1
    return str(format_compact_currency(value, currency, locale=active_locale(), fraction_digits=digits))


def conditions_phrase(slugs: Iterable[str]) -> str:
    """a ceasefire holds and parliament agrees."""
    return _if_met(tuple(slugs), active_locale())


@lru_cache(maxsize=1024)
def _if_met(slugs: tuple[str, ...], language: str) -> str:
    return _listing(
        tuple(codebook().condition(slug).if_met.in_language(language) for slug in slugs), language
    )


def status_phrase(cell: Cell) -> str:
    """Open to it, if a ceasefire holds and parliament agrees."""
    status = str(codebook().status(cell.status))
    if not cell.conditional:
        return status
    return _("%(status)s, if %(conditions)s") % {
        "status": status,
        "conditions": conditions_phrase(cell.unmet),
    }


def reports(count: int) -> str:
    return _reports(count, active_locale())


@lru_cache(maxsize=1024)
def _reports(count: int, language: str) -> str:
    """`language` is the active one: it is the cache's key, and gettext knows it anyway."""
    text = ngettext("%(number)s independent report", "%(number)s independent reports", count)
    return text % {"number": _number(count, language)}


def cell_summary(cell: Cell) -> str:
    """All that a cell says, for a tooltip and for those who hear the page."""
    parts = [
        status_phrase(cell),
        quantity(cell.quantity, cell.quantity_words),
        short_day(cell.said_on, cell.said_on_precision),
    ]
    if cell.reports:
        parts.append(reports(cell.reports))
    if len(cell.pledges) > 1:
        parts.append(
            ngettext("%(number)s pledge", "%(number)s pledges", len(cell.pledges))
            % {"number": len(cell.pledges)}
        )
    if cell.change == "new":
        parts.append(_("new since the day of comparison"))
    elif cell.change and cell.before:
        parts.append(change_phrase(cell.change, cell.before))
    if cell.contested:
        parts.append(_("contested"))
    if cell.ageing:
        parts.append(_("ageing: not repeated for long"))
    return " · ".join(part for part in parts if part)


def change_phrase(change: str, before: str) -> str:
    """up from open to it."""
    status = codebook().status(before)
    if change == "up":
        return _("up, before: %(status)s") % {"status": status}
    return _("down, before: %(status)s") % {"status": status}


def kind_names(kinds: Sequence[str]) -> str:
    return listing(str(codebook().kind(kind)) for kind in kinds)
