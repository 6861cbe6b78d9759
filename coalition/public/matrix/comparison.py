"""What moved since the day of comparison, in one sentence, with the way to see nothing else."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.core.i18n.dates import day as written
from coalition.public.matrix_data.model import Matrix
from coalition.public.prose import formatting
from coalition.public.selection.parsing import LONGEST_SPAN
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class Comparison:
    sentence: str
    only: str = ""  # the address that shows these cells alone, unless it is this one


def comparison(matrix: Matrix, selection: Selection) -> Comparison | None:
    """Counts the cells that are shown, so that it agrees with the marks in them; nothing without a day to compare with."""
    if selection.compare is None:
        return None
    since = written(selection.compare)
    moved = Counter(cell.change for row in matrix.rows for cell in row.cells.values() if cell.change)
    if not moved:
        return Comparison(_("Nothing has moved since %(day)s.") % {"day": since})
    told = [
        f"{formatting.CHANGE_MARKS[change]} {_many(change, moved[change])}"
        for change in formatting.CHANGE_MARKS
        if moved[change]
    ]
    sentence = _("Since %(day)s: %(moves)s.") % {"day": since, "moves": formatting.listing(told)}
    days = min((selection.day - selection.compare).days, LONGEST_SPAN)
    if selection.changed_within == days:
        return Comparison(sentence)
    # Both days are named, so that the address shows the same tomorrow.
    asked = selection.but(changed_within=days, as_of=selection.day, cell=None, lang=None)
    return Comparison(sentence, reverse("public:matrix") + asked.query())


def _many(change: str, number: int) -> str:
    match change:
        case "up":
            text = ngettext("%(number)s firmer", "%(number)s firmer", number)
        case "down":
            text = ngettext("%(number)s weaker", "%(number)s weaker", number)
        case _:
            text = ngettext("%(number)s new", "%(number)s new", number)
    return text % {"number": formatting.number(number)}
