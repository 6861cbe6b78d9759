"""Countries have their names from CLDR, and belong to bodies from one day to another."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.register.models import Country, Membership
from coalition.register.models.countries import country_name
from tests.factories import register

FIRST = date(2026, 1, 1)


@pytest.mark.parametrize(("code", "language", "name"), [
    ("DE", "en", "Germany"), ("DE", "de", "Deutschland"), ("DE", "fr", "Allemagne"), ("DE", "uk", "Німеччина"),
    ("GB", "pt-br", "Reino Unido"), ("ZZ", "en", "Unknown Region"), ("QX", "en", "QX"),
])  # fmt: skip
def test_a_country_is_called_as_in_the_language(code, language, name):
    assert country_name(code, language) == name


@pytest.mark.django_db
def test_a_countrys_name_follows_the_reader():
    country = register.country("UA")
    with translation.override("fr"):
        assert str(country) == "Ukraine"
    with translation.override("de"):
        assert country.name == "Ukraine"
    with translation.override("uk"):
        assert str(country) == "Україна"


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["de", "D", "1A", "D "])
def test_a_code_is_two_capital_letters(code):
    with pytest.raises(IntegrityError), transaction.atomic():
        Country.objects.create(code=code)


@pytest.mark.django_db
def test_a_membership_counts_on_its_first_and_on_its_last_day():
    register.membership("GB", "eu", date(1973, 1, 1), date(2020, 1, 31))
    found = [Country.objects.in_bodies(["eu"], day).exists() for day in (
        date(1972, 12, 31), date(1973, 1, 1), date(2020, 1, 31), date(2020, 2, 1)
    )]  # fmt: skip
    assert found == [False, True, True, False]


@pytest.mark.django_db
def test_a_country_in_two_of_the_bodies_is_found_once():
    for body in ("eu", "nato"):
        register.membership("DE", body, FIRST)
    register.membership("NO", "nato", FIRST)
    assert [row.code for row in Country.objects.in_bodies(["eu", "nato"], FIRST)] == ["DE", "NO"]
    assert not Country.objects.in_bodies([], FIRST).exists()


@pytest.mark.django_db
def test_a_membership_ends_after_it_began_and_begins_once_a_day():
    register.membership("DE", "eu", FIRST, FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        register.membership("FR", "eu", FIRST, FIRST - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        register.membership("DE", "eu", FIRST)


SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.none() | st.integers(0, 20)), max_size=4, unique_by=lambda one: one[0]
)


class AnyMemberships(TestCase):
    @settings(max_examples=20)
    @given(SPANS, st.integers(-1, 42))
    def test_a_country_belongs_if_any_of_its_spans_holds_the_day(self, spans, number):
        day = FIRST + timedelta(days=number)
        for start, length in spans:
            begin = FIRST + timedelta(days=start)
            register.membership("DE", "eu", begin, None if length is None else begin + timedelta(days=length))
        expected = any(
            start <= number and (length is None or number <= start + length) for start, length in spans
        )
        assert Country.objects.in_bodies(["eu"], day).exists() == expected
        assert Membership.objects.on(day).exists() == expected
