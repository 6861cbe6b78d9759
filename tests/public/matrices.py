"""Cells and matrices made by hand, for what is built from them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import (
    Cell,
    CountryOnDay,
    Matrix,
    PledgeOnDay,
    Quantity,
    RegisterOnDay,
    Row,
)
from coalition.public.selection.selection import Selection

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


PLACES = [CountryOnDay(code, NAMES[code], bodies) for code, bodies in (
    ("CA", ("nato",)), ("FR", ("eu", "nato")), ("DE", ("eu", "nato")), ("NO", ("nato",)), ("PL", ("eu", "nato"))
)]  # fmt: skip
QUANTITIES = st.builds(
    lambda low, more, unit: Quantity(Decimal(low) / 4, Decimal(low + more) / 4, unit),
    st.integers(0, 10**7),
    st.integers(0, 10**7),
    st.sampled_from(["soldiers", "EUR", "vessels"])
    | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8),
)
REGISTERS = st.lists(
    st.builds(
        PledgeOnDay,
        pledge=st.integers(0, 999).map(lambda number: f"p-{number}"),
        kind=st.sampled_from(["troops", "air", "funding"]),
        title=st.text(max_size=8),
        countries=st.sampled_from([("CA",), ("DE",), ("FR",), ("PL",), ("DE", "FR")]),
        status=st.sampled_from([status.slug for status in codebook().statuses]),
        said_on=st.dates(date(2024, 1, 1), DAY),
        waits_for=st.sets(st.sampled_from([("ceasefire", None), ("parliament", "DE")])).map(tuple),
        quantity=st.none() | QUANTITIES,
        reports=st.integers(0, 3),
        contested=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.pledge,
).map(RegisterOnDay)


def shown(register: RegisterOnDay, selection: Selection) -> Matrix:
    """The matrix that a selection of this register shows on DAY; Norway has said nothing."""
    return build(selection, PLACES, register)
