"""What is asked of the changes, read from an address and written back."""

import pytest
from django.http import QueryDict

from coalition.core.errors import BadParameter
from coalition.public.changes.parameters import ChangesAsked, read
from coalition.public.selection.selection import Selection


def test_what_is_read_is_written_back_in_one_order() -> None:
    asked = read(QueryDict("before=120&change=down&change=new&kind=air&change="))
    assert asked == ChangesAsked(Selection(kind=("air",)), ("new", "down"), 120)
    assert asked.query() == "?kind=air&change=new&change=down&before=120"
    assert asked.at(None).query() == "?kind=air&change=new&change=down"
    assert read(QueryDict("")).query() == ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("change=sideways", "change"),
        ("before=x", "before"),
        ("before=1&before=2", "before"),
        ("colour=red", "colour"),
    ],
)
def test_what_is_malformed_is_refused_by_name(query: str, name: str) -> None:
    with pytest.raises(BadParameter) as refused:
        read(QueryDict(query))
    assert refused.value.parameter == name
