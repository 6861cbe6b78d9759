"""Which parts of an address are a country's code."""

import re

import pytest
from django.urls import Resolver404, resolve, reverse

from coalition.core.http import CountryCode


@pytest.mark.parametrize("written", ["DE", "ZZ"])
def test_two_capital_letters_are_a_country_s_code(written: str) -> None:
    assert re.fullmatch(CountryCode.regex, written)
    address = reverse("public:country", args=[written])
    assert resolve(address).kwargs == {"code": written}


@pytest.mark.parametrize("written", ["de", "D", "DEU", "D1", "ДЕ"])
def test_anything_else_is_no_address_of_a_country(written: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/countries/{written}/")
