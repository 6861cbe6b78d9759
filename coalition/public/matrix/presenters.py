"""What the template of the matrix needs beside its rows: headline, controls, columns, legend and addresses."""

from django.urls import reverse

from coalition.codebook.loader import codebook
from coalition.core.http import Context
from coalition.public.controls.filters import filter_options
from coalition.public.matrix.comparison import comparison
from coalition.public.matrix_data.model import Matrix
from coalition.public.prose.headline import headline
from coalition.public.selection.selection import Selection, today


def matrix_page(matrix: Matrix, selection: Selection) -> Context:
    home = reverse("public:matrix")
    query = selection.but(cell=None, lang=None).query()
    return {
        "selection": selection,
        "today": today(),
        "headline": headline(matrix, selection),
        "comparison": comparison(matrix, selection) if selection.compare else None,
        "filters": filter_options(matrix, selection),
        "columns": [_column(matrix, selection, kind) for kind in matrix.kinds],
        "binding": codebook().binding,
        "rows": len(matrix.rows),
        "wanted": len(matrix.wanted),
        "query": query,
        "closed": home + query,
        "reset": home,
    } | _legend(matrix)


def _legend(matrix: Matrix) -> Context:
    """The statuses and marks that have to be explained: of those beside the ladder only what is shown."""
    book, cells = codebook(), matrix.cells
    shown = {cell.status for cell in cells}
    marks = {
        name: any(getattr(cell, name) for cell in cells)
        for name in ("contested", "ageing", "change", "fresh")
    }
    return {
        "statuses": book.ladder + tuple(status for status in book.off_ladder if status.slug in shown),
        "marks": {**marks, "several": any(len(cell.pledges) > 1 for cell in cells)},
    }


def _column(matrix: Matrix, selection: Selection, kind: str) -> Context:
    asked = Selection(
        country=selection.country, body=selection.body, kind=(kind,), at_least=codebook().binding.slug, as_of=selection.as_of,
        known_at=selection.known_at,
    )  # fmt: skip
    return {
        "kind": codebook().kind(kind),
        "bound": matrix.at_least(kind, codebook().binding.slug),
        "url": reverse("public:matrix") + asked.query(),
    }
