"""The matrix beside which a cell is opened: HTMX says at which address the page stands."""

from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import reverse

from coalition.core.errors import BadParameter
from coalition.core.http import Request
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection


def matrix_beside(request: Request) -> Selection | None:
    """Its selection; None where the cell is not opened from the matrix."""
    if not request.htmx or not request.htmx.current_url_abs_path:
        return None
    where = urlsplit(request.htmx.current_url_abs_path)
    if where.path != reverse("public:matrix"):
        return None
    try:
        return parse(QueryDict(where.query))
    except BadParameter:
        return None
