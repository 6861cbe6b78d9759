"""Cells and matrices made by hand, for what is built from them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell, CountryOnDay, Matrix, Row

DAY = date(2026, 1, 6)
NAMES = {"CA": "Canada", "DE": "Germany", "FR": "France", "NO": "Norway", "PL": "Poland"}


def cell(country: str = "DE", kind: str = "troops", status: str = "open", *unmet: str, **fields: Any) -> Cell:
    """A cell that waits for these conditions, and says nothing else unless it is told."""
    rest = {
        "quantity": None,
        "quantity_words": "",
        "said_on": DAY,
        "said_on_precision": "day",
        "contested": False,
        "ageing": False,
        "reports": 1,
        "pledges": (f"{country}-{kind}-1".lower(),),
        "title": "",
    }
    return Cell(country, kind, status, bool(unmet), unmet, unmet, **{**rest, **fields})


def matrix(*cells: Cell, silent: Iterable[str] = ()) -> Matrix:
    """The rows of these cells, in the order of the countries' names, and of countries that have said nothing."""
    codes = sorted({*(one.country for one in cells), *silent}, key=NAMES.__getitem__)
    places = tuple(CountryOnDay(code, NAMES[code]) for code in codes)
    rows = tuple(
        Row(place, {one.kind: one for one in cells if one.country == place.code}) for place in places
    )
    kinds = tuple(kind.slug for kind in codebook().kinds)
    return Matrix(kinds, rows, places, frozenset(codes), {(one.country, one.kind): one for one in cells})
