"""The controls above the matrix, the map and the charts: every option with how much it would show, and what is chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Term
from coalition.core.i18n.dates import short_day
from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection

SPANS = (7, 30, 90, 365)  # days; another one that was asked for joins them, or the next filter would drop it


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    chosen: bool
    count: int | None = None


@dataclass(frozen=True)
class ParameterChip:
    """A parameter without a control of its own: shown as a chip that takes it off."""

    label: str
    url: str  # relative, so that it serves on every page that takes the selection
    pairs: list[tuple[str, str]]


def filter_options(matrix: Matrix, selection: Selection) -> dict[str, list[Option] | list[ParameterChip]]:
    places = matrix.places
    book = codebook()
    cells = matrix.everything.values()
    in_body = Counter(body for place in places for body in place.bodies)
    return {
        "bodies": [
            Option(
                body.slug,
                str(body.full if body.slug == book.roles.neighbour_body else body),
                body.slug in selection.body,
                in_body[body.slug],
            )
            for body in book.bodies
        ],
        "countries": [Option(place.code, place.name, place.code in selection.country) for place in places],
        "kinds": _options(book.kinds, selection.kind, Counter(cell.kind for cell in cells)),
        "statuses": _options(book.statuses, selection.status, Counter(cell.status for cell in cells)),
        "rungs": [
            Option(one.slug, _("%(status)s or more") % {"status": one}, one.slug == selection.at_least)
            for one in book.ladder[2:]
        ],
        "conditions": _options(
            book.conditions, selection.condition, Counter(slug for cell in cells for slug in cell.conditions)
        ),
        "suppose": _options(book.conditions, selection.suppose, {}),
        "spans": [
            Option(
                str(days),
                ngettext("last day", "last %(days)s days", days) % {"days": days},
                days == selection.changed_within,
            )
            for days in sorted({*SPANS, selection.changed_within or SPANS[0]})
        ],
        "sorts": [
            Option("", _("the strongest first"), selection.sort in (None, "strength")),
            Option("name", _("by name"), selection.sort == "name"),
            Option("changed", _("the last to change first"), selection.sort == "changed"),
        ],
        "extras": list(_extras(selection)),
    }


def _options(terms: Iterable[Term], chosen: Iterable[str], counts: Mapping[str, int]) -> list[Option]:
    return [Option(term.slug, str(term), term.slug in chosen, counts.get(term.slug)) for term in terms]


def _extras(selection: Selection) -> Iterable[ParameterChip]:
    if selection.q:
        label = _("Text: “%(text)s”") % {"text": selection.q}
        yield ParameterChip(label, selection.but(q="").query() or "./", [("q", selection.q)])
    if selection.known_at:
        asked = Selection(known_at=selection.known_at)
        label = _("Known on %(day)s") % {"day": short_day(selection.known_at.date())}
        yield ParameterChip(label, selection.but(known_at=None).query() or "./", asked.pairs())
