"""The card of a selection, made once a version of the register."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.drawing import picture
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.model import Matrix, Row
from coalition.public.prose.headline import headline
from coalition.public.selection.selection import Selection
from coalition.public.sharing import card_drawing
from coalition.public.sharing.edition import Edition

MOST_KEPT = 64  # cards a process, of about 60 kB each


@lru_cache(maxsize=MOST_KEPT)
def png(selection: Selection, edition: Edition, language: str) -> bytes:
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
        title=str(codebook().site.title),
        coalition=f"{book.name} · {book.subject}",
        headline=_headline(built, selection),
        foot=_("As of %(day)s · register version %(version)s") % day,
        kinds=[book.kind(kind) for kind in built.kinds],
        rows=[_row(row) for row in rows],
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


def _row(row: Row) -> card_drawing.CardRow:
    cells = {
        kind: card_drawing.CardCell(codebook().status(cell.status), cell.conditional)
        for kind, cell in row.cells.items()
    }
    return card_drawing.CardRow(row.place.code, row.place.name, cells)
