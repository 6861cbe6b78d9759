"""The news in one sentence, counted from the matrix, with each number linked to the countries it counts."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.templatetags.dates import day as written
from coalition.public.matrix import Cell, Matrix
from coalition.public.selection import Selection, today
from coalition.public.words import listing

BOUND = ("decided", "delivered")
WILLING = ("intends", "pledged")


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
    sentence = format_html("{} {}", _first(column, kind, selection), _rest(column, kind, selection))
    waiting, missing = _waiting(column, selection)
    offered = selection.suppose or ((missing,) if missing else ())
    if not offered:
        return Headline(sentence, waiting)
    supposed = bool(selection.suppose)
    names = listing(str(codebook().condition(slug)) for slug in offered)
    return Headline(
        sentence, waiting, names, supposed, _address(selection.but(suppose=() if supposed else offered))
    )


def _column(matrix: Matrix, kind: str) -> list[Cell]:
    """The countries asked for count, whatever else is filtered: the sentence stays true when only refusals are shown."""
    return [
        cell for (country, of), cell in matrix.everything.items() if of == kind and country in matrix.wanted
    ]


def _first(column: list[Cell], kind: str, selection: Selection) -> SafeString:
    day = written(selection.day)
    doing = codebook().kind(kind).doing
    bound = [cell for cell in column if cell.status in BOUND]
    if not bound:
        return format_html(_("On {day}, <b>no country</b> has decided {doing}."), day=day, doing=doing)
    done = sum(cell.status == "delivered" for cell in bound)
    count = _count(len(bound), selection, kind, at_least="decided")
    sentence = format_html(
        ngettext(
            "On {day}, {count} country has decided {doing}",
            "On {day}, {count} countries have decided {doing}",
            len(bound),
        ),
        day=day,
        count=count,
        doing=doing,
    )
    if not done:
        return format_html("{}.", sentence)
    number = _count(done, selection, kind, status=("delivered",))
    return format_html(
        ngettext("{sentence}; {count} does so already.", "{sentence}; {count} do so already.", done),
        sentence=sentence,
        count=number,
    )


def _rest(column: list[Cell], kind: str, selection: Selection) -> SafeString:
    def count(*statuses: str) -> tuple[int, SafeString]:
        number = sum(cell.status in statuses for cell in column)
        return number, _count(number, selection, kind, status=statuses)

    clauses = []
    number, link = count(*WILLING)
    if number:
        clauses.append(
            format_html(
                ngettext(
                    "{count} intends to or has pledged it", "{count} intend to or have pledged it", number
                ),
                count=link,
            )
        )
    number, link = count("open")
    if number:
        clauses.append(
            format_html(ngettext("{count} is open to it", "{count} are open to it", number), count=link)
        )
    number, link = count("refused")
    if number:
        clauses.append(format_html(ngettext("{count} refuses", "{count} refuse", number), count=link))
    if not clauses:
        return mark_safe("")
    return format_html("{}.", mark_safe(", ".join(clauses)))  # noqa: S308 - each clause was made by format_html


def _count(
    number: int, selection: Selection, kind: str, *, status: tuple[str, ...] = (), at_least: str | None = None
) -> SafeString:
    asked = Selection(
        country=selection.country,
        body=selection.body,
        kind=(kind,),
        status=status,
        at_least=at_least,
        as_of=selection.as_of,
        known_at=selection.known_at,
        suppose=selection.suppose,
    )
    return format_html('<a href="{}"><b>{}</b></a>', _address(asked), number)


def _waiting(column: list[Cell], selection: Selection) -> tuple[SafeString | None, str]:
    """What the commitments wait for, and the condition that most of them wait for."""
    willing = [cell for cell in column if cell.rank >= codebook().rank(WILLING[0])]
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


def _address(selection: Selection) -> str:
    return reverse("public:matrix") + selection.query()
