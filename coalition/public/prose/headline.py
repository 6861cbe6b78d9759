"""The news in one sentence, counted from the matrix, with each number linked to the countries it counts."""

from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.matrix_data.model import Cell, Matrix
from coalition.public.prose import country_sentences
from coalition.public.prose.formatting import listing
from coalition.public.prose.headline_counts import bound_sentence, matrix_address, other_clauses
from coalition.public.selection.selection import Selection, today


@dataclass(frozen=True)
class Headline:
    sentence: SafeString
    waiting: SafeString | None = None
    # The condition that can be supposed, and the address that supposes it, or takes that back.
    supposing: str = ""
    supposed: bool = False
    address: str = ""


def headline(matrix: Matrix, selection: Selection) -> Headline:
    kind = selection.kind[0] if len(selection.kind) == 1 else codebook().headline_kind
    column = _column(matrix, kind)
    waiting, missing = _waiting(column, selection)
    if len(matrix.wanted) == 1:
        sentence, waiting = _of_one(matrix, selection), None
    else:
        first = bound_sentence(column, kind, matrix, selection)
        sentence = format_html("{} {}", first, other_clauses(column, kind, matrix, selection))
    offered = selection.suppose or ((missing,) if missing else ())
    if not offered:
        return Headline(sentence, waiting)
    supposed = bool(selection.suppose)
    names = listing(str(codebook().condition(slug)) for slug in offered)
    return Headline(
        sentence, waiting, names, supposed, matrix_address(selection.but(suppose=() if supposed else offered))
    )


def _of_one(matrix: Matrix, selection: Selection) -> SafeString:
    """Of a single country there is nothing to count: what it says is the news."""
    (code,) = matrix.wanted
    cells = [
        cell
        for (country, kind), cell in matrix.everything.items()
        if country == code and kind in matrix.kinds
    ]
    if selection.day == today():
        return country_sentences.describe_country(code, cells)
    day = _("As of {day}:").format(day=written(selection.day))
    return format_html("{} {}", day, country_sentences.describe_country(code, cells))


def _column(matrix: Matrix, kind: str) -> list[Cell]:
    """The countries asked for count, whatever else is filtered: the sentence stays true when only refusals are shown."""
    return [
        cell for (country, of), cell in matrix.everything.items() if of == kind and country in matrix.wanted
    ]


def _waiting(column: list[Cell], selection: Selection) -> tuple[SafeString | None, str]:
    """What the commitments wait for, and the condition that most of them wait for."""
    willing = [cell for cell in column if cell.rank >= codebook().willing_rank]
    waiting = [cell for cell in willing if cell.conditional]
    if not waiting:
        return None, ""
    missing = [slug for cell in waiting for slug in cell.unmet]
    common = [one.slug for one in codebook().conditions if all(one.slug in cell.unmet for cell in waiting)]
    most = max(dict.fromkeys(missing), key=missing.count)
    names = listing(str(codebook().condition(slug)) for slug in (common or [most]))
    if len(waiting) == len(willing) and common:
        text = _("All of these commitments wait for: {conditions}, {unmet}.")
    elif common:
        text = ngettext(
            "{count} of {all} commitments waits for: {conditions}, {unmet}.",
            "{count} of {all} commitments wait for: {conditions}, {unmet}.",
            len(waiting),
        )
    elif len(waiting) == len(willing):
        text = _("All of these commitments wait for something, most often: {conditions}, {unmet}.")
    else:
        text = ngettext(
            "{count} of {all} commitments waits for something, most often: {conditions}, {unmet}.",
            "{count} of {all} commitments wait for something, most often: {conditions}, {unmet}.",
            len(waiting),
        )
    return (
        format_html(
            text, count=len(waiting), all=len(willing), conditions=names, unmet=_unmet(selection.day)
        ),
        most,
    )


def _unmet(day: date) -> SafeString:
    words = _("not met today") if day == today() else _("not met on that day")
    return format_html('<span class="unmet">{}</span>', words)
