"""What the pages need that show a selection under its controls, and change with it: the map and the charts."""

from typing import Any

from coalition.public.controls.filters import filter_options
from coalition.public.controls.kind_tabs import kind_links
from coalition.public.matrix_data.model import Matrix
from coalition.public.matrix_data.queries import days_of_change
from coalition.public.selection.selection import Selection, today


def controls_context(matrix: Matrix, selection: Selection, address: str) -> dict[str, Any]:
    """`address`: of the page that the controls act on."""
    query = selection.but(cell=None, lang=None).query()
    return {
        "selection": selection,
        "today": today(),
        "days": days_of_change(selection.known_at),
        "filters": filter_options(matrix, selection),
        "kinds": kind_links(selection, address),
        "query": query,
        "here": address,
        "here_now": address + query,
    }
