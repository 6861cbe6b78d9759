"""`/card.png`: the picture of a selection, made once a version of the register. `/cite.bib`, `/cite.ris`: citations."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.core.i18n.dates import day as written
from coalition.public.charts import picture
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import Matrix, Row
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose.headline import headline
from coalition.public.selection.parameters import Selection, parse
from coalition.public.sharing import card_drawing, shared_page
from coalition.public.sharing.citations import Edition

CITATIONS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
MOST_KEPT = 64  # cards a process, of about 60 kB each


@require_safe
@cache_until_register_changes
def card(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    dated = selection.but(as_of=selection.day, cell=None, lang=None)
    return HttpResponse(render(dated, Edition.now(), get_language() or "en"), content_type="image/png")


@require_safe
def cite(request: HttpRequest, form: str) -> HttpResponse:
    """The citation of the page at the address `of`, as a file for reference managers."""
    if form not in CITATIONS:
        raise Http404
    addresses = request.GET.getlist("of")
    if len(addresses) != 1 or set(request.GET) - {"of", "lang"}:
        raise BadParameter("of", _("“of” takes the address of one page of this site."))
    citation = shared_page.citation(request, shared_page.page_at(addresses[0]))
    content = citation.bibtex() if form == "bib" else citation.ris()
    headers = {"Content-Disposition": f'attachment; filename="{citation.key}.{form}"'}
    return HttpResponse(content, content_type=CITATIONS[form], headers=headers)


@lru_cache(maxsize=MOST_KEPT)
def render(selection: Selection, edition: Edition, language: str) -> bytes:
    """The card as PNG. The edition is part of the key: when the register moves, another card is made."""
    with override(language):
        return picture.png(card_drawing.draw(_card(queries.matrix(selection), selection, edition.version)))


def _card(built: Matrix, selection: Selection, version: int) -> card_drawing.Card:
    book = codebook()
    rows = sorted(built.rows, key=lambda row: row.strength, reverse=True)
    if len(built.kinds) == 1:
        rows.sort(key=lambda row: _rank(row, built.kinds[0]), reverse=True)
    day = {"day": written(selection.day), "version": version}
    return card_drawing.Card(
        title=_("Who committed what"),
        coalition=f"{book.name} · {book.subject}",
        headline=_headline(built, selection),
        foot=_("As of %(day)s · register version %(version)s") % day,
        kinds=[book.kind(kind) for kind in built.kinds],
        lines=[_line(row) for row in rows],
    )


def _headline(built: Matrix, selection: Selection) -> str:
    if len(built.rows) == 1 and len(built.kinds) > 1:
        return format_html(
            _("<b>{country}</b>: what it has said it would do, and how firmly."),
            country=built.rows[0].place.name,
        )
    return headline(built, selection).sentence


def _rank(row: Row, kind: str) -> int:
    return row.cells[kind].rank if kind in row.cells else -2


def _line(row: Row) -> card_drawing.Line:
    spots = {
        kind: card_drawing.Spot(codebook().status(cell.status), cell.conditional)
        for kind, cell in row.cells.items()
    }
    return card_drawing.Line(row.place.code, row.place.name, spots)
