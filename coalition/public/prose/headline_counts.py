"""How many countries stand where, each number linked to the countries it counts."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.codebook.traits import BINDING, WILLING, Stance
from coalition.codebook.words import Counted
from coalition.core.i18n.dates import day as written
from coalition.public.matrix_data.model import Cell, Matrix
from coalition.public.prose.formatting import number
from coalition.public.selection.selection import Selection


def bound_sentence(column: list[Cell], kind: str, matrix: Matrix, selection: Selection) -> SafeString:
    """How many countries are bound. Where some were chosen it says of how many, or nobody could tell from a refusal."""
    book = codebook()
    phrases = book.headline
    some = len(matrix.wanted) < len(matrix.places)
    bound = [cell for cell in column if book.status(cell.status).binds]
    counted = phrases.bound_of if some else phrases.bound
    nobody = phrases.none_of if some else phrases.none
    sentence = format_html(
        counted.of(len(bound)) if bound else str(nobody),
        day=written(selection.day),
        count=_count(len(bound), selection, kind, at_least=book.binding.slug),
        all=number(len(matrix.wanted)),
        doing=book.kind(kind).doing,
    )
    return counted.around(_already(sentence, bound, kind, selection) if bound else sentence)


def _already(sentence: SafeString, bound: list[Cell], kind: str, selection: Selection) -> SafeString:
    phrases, deeds = codebook().headline, codebook().with_stance(Stance.DEED)
    done = sum(cell.status in deeds for cell in bound)
    if not done:
        return format_html("{}.", sentence)
    counted = phrases.acting if done == len(bound) else phrases.acting_of
    count = _count(done, selection, kind, status=deeds)
    return format_html(counted.of(done), sentence=sentence, count=count)


def other_clauses(column: list[Cell], kind: str, matrix: Matrix, selection: Selection) -> SafeString:
    """All the others, so that the numbers add up to the countries that are looked at."""

    def told(statuses: tuple[str, ...], counted: Counted | None) -> SafeString | None:
        how_many = sum(cell.status in statuses for cell in column)
        if counted is None or not how_many:
            return None
        count = _count(how_many, selection, kind, status=statuses)
        return counted.around(format_html(counted.of(how_many), count=count))

    book = codebook()
    others = [*reversed(book.ladder), *book.off_ladder]
    clauses = [
        told(book.with_stance(*WILLING), book.headline.willing),
        *(told((one.slug,), one.counted) for one in others if one.stance not in WILLING | BINDING),
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
