"""`/countries/` and `/countries/CC/`."""

from datetime import date, timedelta

import pytest
from django.test import Client

from coalition.register.models import Pledge
from tests.factories import register
from tests.public.reading import page

pytestmark = pytest.mark.django_db


def test_the_country_page_draws_each_kind_with_labelled_rungs_and_dates(
    client: Client, troops: Pledge
) -> None:
    text = page(client, "/countries/DE/")
    assert ">Open to it</text>" in text
    assert ">4 Sept 2025</text>" in text
    assert (
        "Germany keeps open the option <b>to send troops</b>, if a ceasefire holds and parliament agrees."
        in text
    )
    assert text.count('class="run ') == 2 * 2  # in each of the two drawings


def test_countries_are_listed_by_name(client: Client, troops: Pledge) -> None:
    text = page(client, "/countries/")
    assert text.index('href="/countries/FR/"') < text.index('href="/countries/DE/"')


def test_a_long_history_is_cut_on_the_country_page_alone(client: Client) -> None:
    pledge = register.pledge("DE")
    for number in range(15):
        status = ("open", "unclear")[number % 2]
        register.assessment(pledge, status, date(2026, 1, 1) + timedelta(days=number))
    text = page(client, "/countries/DE/")
    assert text.count('<li id="a') == 12
    assert "The whole history: 15 assessments" in text
    assert page(client, "/cells/DE/troops/").count('<li id="a') == 15
