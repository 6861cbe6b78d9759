"""Lists come a page at a time: a cursor goes on behind the last row of the page before."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coalition.core.errors import BadParameter
from coalition.core.numbers import whole_number

PAGE_SIZE = 100


def read_cursor(values: Sequence[object]) -> int:
    """The values of `after` in a query string; 0 for the first page. Raises BadParameter."""
    given = [str(value) for value in values if value] or ["0"]
    cursor = whole_number(given[0])
    if len(given) > 1 or cursor is None:
        raise BadParameter("after", _("“after” takes the number that a page’s “next” holds."))
    return cursor


def next_page(request: HttpRequest, pairs: Sequence[tuple[str, str]], name: str, cursor: int) -> str:
    """The address of the page that goes on behind `cursor`."""
    return request.build_absolute_uri(f"{request.path}?{urlencode([*pairs, (name, str(cursor))])}")
