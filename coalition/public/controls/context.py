"""What the pages need that show a selection under its controls, and change with it: the map and the charts."""

from coalition.core.http import Context
from coalition.public.controls.filters import filter_options
from coalition.public.controls.kind_tabs import kind_links
from coalition.public.matrix_data.model import Matrix
from coalition.public.matrix_data.queries import days_of_change
from coalition.public.selection.selection import Selection, today


def controls_context(matrix: Matrix, selection: Selection, address: str) -> Context:
    """`address`: of the page that the controls act on."""
    return {
        "selection": selection,
        "today": today(),
        "days": days_of_change(selection.known_at),
        "filters": filter_options(matrix, selection),
        "kinds": kind_links(selection, address),
        "query": _query(selection),
        "here": address,
        "here_now": here_now(selection, address),
    }


def here_now(selection: Selection, address: str) -> str:
    """The address with the selection, to be cited and shown above the page."""
    return address + _query(selection)


def _query(selection: Selection) -> str:
    return selection.but(cell=None, lang=None).query()
