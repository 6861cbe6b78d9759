"""What a matrix, a row and a country tell of themselves."""

from decimal import Decimal

from coalition.public.matrix_data.model import CountryOnDay, Quantity
from tests.public.matrices import cell, matrix


def test_a_quantity_needs_both_ends() -> None:
    assert Quantity.of(Decimal(1), Decimal(3), "soldiers") == Quantity(Decimal(1), Decimal(3), "soldiers")
    assert Quantity.of(None, Decimal(3), "soldiers") is None
    assert Quantity.of(Decimal(1), None, "soldiers") is None


def test_bodies_that_go_without_saying_are_not_named() -> None:
    country = CountryOnDay("DE", "Germany", ("coalition", "eu", "neighbour"))
    assert country.is_member
    assert [body.slug for body in country.other_bodies] == ["eu"]
    assert not CountryOnDay("NO", "Norway", ("nato",)).is_member


def test_the_firmest_of_two_on_one_rung_is_the_one_that_waits_for_nothing() -> None:
    (row,) = matrix(cell(kind="troops", status="open"), cell("DE", "air", "open", "ceasefire")).rows
    assert row.firmest(["air", "troops"]) is row.cells["troops"]
    assert row.firmest(["air"]) is row.cells["air"]
    assert row.firmest(["naval"]) is None


def test_countries_on_a_rung_or_above_are_counted_by_column_and_by_row() -> None:
    built = matrix(cell("DE", status="decided"), cell("FR", status="intends"), cell("FR", "air", "delivered"))
    assert built.at_least("troops", "intends") == 2
    assert built.at_least("troops", "decided") == 1
    assert [row.at_least("decided") for row in built.rows] == [1, 1]
    assert len(built.cells) == 3
