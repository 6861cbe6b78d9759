"""Drawings and their tables as files that say what the page says."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.actions import Quantity
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.public.reading import page, table

pytestmark = pytest.mark.django_db
FILES = [
    "/map/europe",
    "/map/world",
    "/charts/ladder",
    "/charts/kinds",
    "/charts/quantities",
    "/charts/claims",
]


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_every_figure_can_be_taken_away(client: Client, several_kinds: None, address: str, form: str) -> None:
    response = client.get(f"{address}.{form}?kind=troops&lang=uk")
    assert response.status_code == 200
    assert f".{form}" in response["Content-Disposition"]
    if form == "svg":
        assert ElementTree.fromstring(response.content.decode()).tag.endswith("svg")
        assert "script-src" not in response["Content-Security-Policy"]
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
    if form == "png":
        assert response.content.startswith(b"\x89PNG")


def test_a_file_says_where_it_comes_from(client: Client, several_kinds: None) -> None:
    text = page(client, "/map/europe.svg?as_of=2026-01-07")
    assert "As of" not in text or "7 January 2026" in text
    assert "Natural" in text


def test_words_of_the_record_are_no_formula_in_a_spreadsheet(client: Client) -> None:
    claimed = actions.GroupClaimInput(
        claimed_by="=HYPERLINK(1)",
        what="x",
        kinds=["troops"],
        number=5,
        said_on=date(2025, 9, 4),
        evidence=[register.EVIDENCE],
    )
    actions.record_group_claim(by=EditorFactory.create(), claim=claimed)
    (row,) = table(client, "/charts/claims.csv")
    assert row["claimed_by"] == "'=HYPERLINK(1)"


def test_hostile_words_are_shown_and_never_run(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    pledge = register.pledge("DE", title=evil)
    register.assessment(pledge, quantity=Quantity(Decimal(1), Decimal(3), "soldiers"))
    for address in ("/charts/", "/charts/quantities.svg", "/map/"):
        assert "<script>alert" not in page(client, address)


def test_drawings_carry_no_styles_or_scripts_of_their_own(client: Client, several_kinds: None) -> None:
    for address in ("/map/", "/charts/"):
        text = page(client, address)
        assert "<style" not in text
        assert " style=" not in text
        assert "onclick" not in text
