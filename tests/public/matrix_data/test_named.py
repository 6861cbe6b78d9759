"""Who can be named for a claim on a group."""

from coalition.public.matrix_data.named import countries_named
from tests.public.matrices import cell, matrix


def test_each_country_is_named_once_by_its_strongest_of_the_kinds() -> None:
    built = matrix(
        cell("DE", "troops", "intends"), cell("DE", "air", "decided"), cell("FR", "air", "pledged")
    )
    found = [(name, one.kind, one.status) for name, one in countries_named(built, ["troops", "air"])]
    assert found == [("France", "air", "pledged"), ("Germany", "air", "decided")]


def test_who_is_merely_open_to_it_or_speaks_of_another_kind_is_not_named() -> None:
    built = matrix(cell("DE", "troops", "open"), cell("FR", "air", "decided"), silent=["NO"])
    assert countries_named(built, ["troops"]) == []
