"""How many countries stand where, each number linked to the countries it counts."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.matrix_data.model import Cell, Matrix
from coalition.public.prose.formatting import number
from coalition.public.selection.selection import Selection

BOUND = ("decided", "delivered")
WILLING = ("intends", "pledged")


def bound_sentence(column: list[Cell], kind: str, matrix: Matrix, selection: Selection) -> SafeString:
    """How many countries are bound. Where some were chosen it says of how many, or nobody could tell from a refusal."""
    some = len(matrix.wanted) < len(matrix.places)
    bound = [cell for cell in column if cell.status in BOUND]
    if not bound:
        text = (
            _("As of {day}, <b>none</b> of these {all} countries has decided {doing}.")
            if some
            else _("As of {day}, <b>no country</b> has decided {doing}.")
        )
    elif some:
        text = ngettext(
            "As of {day}, {count} of these {all} countries has decided {doing}",
            "As of {day}, {count} of these {all} countries have decided {doing}",
            len(bound),
        )
    else:
        text = ngettext(
            "As of {day}, {count} country has decided {doing}",
            "As of {day}, {count} countries have decided {doing}",
            len(bound),
        )
    sentence = format_html(
        text,
        day=written(selection.day),
        count=_count(len(bound), selection, kind, at_least="decided"),
        all=number(len(matrix.wanted)),
        doing=codebook().kind(kind).doing,
    )
    return _already(sentence, bound, kind, selection) if bound else sentence


def _already(sentence: SafeString, bound: list[Cell], kind: str, selection: Selection) -> SafeString:
    done = sum(cell.status == "delivered" for cell in bound)
    if not done:
        return format_html("{}.", sentence)
    if done == len(bound):
        text = ngettext("{sentence}, and does so already.", "{sentence}, and all do so already.", done)
    else:
        text = ngettext(
            "{sentence}; {count} of them does so already.", "{sentence}; {count} of them do so already.", done
        )
    count = _count(done, selection, kind, status=("delivered",))
    return format_html(text, sentence=sentence, count=count)


def other_clauses(column: list[Cell], kind: str, matrix: Matrix, selection: Selection) -> SafeString:
    """All the others, so that the numbers add up to the countries that are looked at."""

    def told(statuses: tuple[str, ...], words: Callable[[int], str]) -> SafeString | None:
        how_many = sum(cell.status in statuses for cell in column)
        count = _count(how_many, selection, kind, status=statuses)
        return format_html(words(how_many), count=count) if how_many else None

    clauses = [
        told(
            WILLING,
            lambda n: ngettext("{count} intends or has pledged to", "{count} intend or have pledged to", n),
        ),
        told(("open",), lambda n: ngettext("{count} is open to it", "{count} are open to it", n)),
        told(("unclear",), lambda n: ngettext("{count} is unclear", "{count} are unclear", n)),
        told(("refused",), lambda n: ngettext("{count} refuses", "{count} refuse", n)),
        told(("withdrawn",), lambda n: ngettext("{count} has withdrawn", "{count} have withdrawn", n)),
    ]
    found = [clause for clause in clauses if clause]
    spoken = format_html("{}. ", mark_safe(", ".join(found))) if found else ""  # noqa: S308 - made by format_html
    return format_html("{}{}", spoken, _silent(len(matrix.wanted) - len(column), kind, selection))


def _silent(silent: int, kind: str, selection: Selection) -> SafeString:
    """The map lists those by name; no filter of the matrix chooses what is not there."""
    if not silent:
        return mark_safe("")
    asked = Selection(
        country=selection.country,
        body=selection.body,
        kind=(kind,),
        as_of=selection.as_of,
        known_at=selection.known_at,
    )
    url = f"{reverse('public:map')}{asked.query()}#silent"
    count = format_html('<a href="{}" data-hx-boost="false"><b>{}</b></a>', url, number(silent))
    return format_html(_("Nothing is on record of {count}."), count=count)


def _count(
    how_many: int,
    selection: Selection,
    kind: str,
    *,
    status: tuple[str, ...] = (),
    at_least: str | None = None,
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
    return format_html('<a href="{}"><b>{}</b></a>', matrix_address(asked), number(how_many))


def matrix_address(selection: Selection) -> str:
    return reverse("public:matrix") + selection.query()
