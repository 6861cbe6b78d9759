"""The figure of the kinds by status."""

from collections import Counter
from dataclasses import replace

from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.charts.drawings import bars
from coalition.public.charts.figure import Figure
from coalition.public.drawing.fills import stacking
from coalition.public.drawing.svg import Drawing
from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection


def by_kind(matrix: Matrix, selection: Selection) -> Figure:
    """For each kind: how many countries stand on each rung. No query."""
    book = codebook()
    columns = {kind: matrix.column(kind) for kind in matrix.kinds}
    columns = {kind: cells for kind, cells in columns.items() if cells}
    stack = [
        status
        for status in stacking(book)
        if any(cell.status == status.slug for cells in columns.values() for cell in cells)
    ]
    found = [
        bars.Bar(
            str(book.kind(kind)),
            Counter(cell.status for cell in cells),
            Counter(cell.status for cell in cells if cell.conditional),
        )
        for kind, cells in columns.items()
    ]

    def draw(width: int) -> Drawing:
        drawing = bars.draw(book, found, axis=_("number of countries"), width=width)
        return replace(drawing, title=title, description=description)

    title = _("Kinds by status")
    description = _(
        "How many countries stand on each rung on %(day)s, the firmest first. Striped: only if conditions are met."
    ) % {"day": written(selection.day)}
    return Figure(
        slug="kinds",
        title=title,
        description=description,
        head=[_("Kind"), *(str(status) for status in stack), _("of these conditional")],
        rows=[
            [bar.name, *(bar.counts[status.slug] for status in stack), sum(bar.waiting.values())]
            for bar in found
        ],
        columns=["kind", *(status.slug for status in stack), "conditional"],
        records=[
            [kind, *(bar.counts[status.slug] for status in stack), sum(bar.waiting.values())]
            for kind, bar in zip(columns, found, strict=True)
        ],
        draw=draw,
        shaded=True,
        empty=_("No country of this selection has said anything."),
    )
