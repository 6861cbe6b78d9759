"""The small matrix and the short list that frames show."""

from django.urls import reverse
from django.utils.translation import get_language

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.core.http import Context
from coalition.public.matrix_data.model import Matrix, Row
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection


def matrix_row(row: Row, built: Matrix, selection: Selection) -> Context:
    cells = []
    for kind in built.kinds:
        cell = row.cells.get(kind)
        cells.append(
            cell
            and {
                "status": codebook().status(cell.status),
                "cell": cell,
                "standing": formatting.status_phrase(cell),
                "words": f"{codebook().kind(kind)}: {formatting.cell_summary(cell)}",
                "url": reverse("public:cell", args=[row.place.code, kind]) + selection.clock,
            }
        )
    url = reverse("public:country", args=[row.place.code]) + selection.clock
    return {"place": row.place, "cells": cells, "url": url}


def country_lines(row: Row, selection: Selection) -> list[Context]:
    """What one country has said, one line a kind."""
    return [
        {
            "kind": codebook().kind(kind),
            "status": codebook().status(cell.status),
            "cell": cell,
            "standing": formatting.status_phrase(cell),
            "url": reverse("public:cell", args=[row.place.code, kind]) + selection.clock,
        }
        for kind, cell in row.cells.items()
    ]


def frame_address(selection: Selection) -> str:
    """What the frame shows; one country's own page when only that is asked for."""
    language = selection.lang or (get_language() or "en")[:2]
    if selection.country and selection == Selection(country=selection.country[:1], lang=selection.lang):
        return reverse("public:embed_country", args=selection.country) + Selection(lang=language).query()
    return reverse("public:embed_matrix") + selection.but(lang=language).query()


def statuses_shown(built: Matrix) -> list[Status]:
    shown = {cell.status for cell in built.cells}
    return [status for status in codebook().statuses if status.slug in shown]
