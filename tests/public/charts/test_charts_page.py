"""`/charts/` through HTTP: the same countries as the matrix."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.actions import Quantity
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.public.reading import page, table

pytestmark = pytest.mark.django_db


def test_the_ladder_over_time_has_a_row_for_each_day_on_which_something_changed(
    client: Client, several_kinds: None
) -> None:
    rows = table(client, "/charts/ladder.csv")
    assert [row["from"] for row in rows] == [
        "2026-01-06",
        "2025-09-04",
        "2025-07-01",
        "2025-06-02",
        "2025-03-28",
    ]
    assert {name: rows[0][name] for name in ("intends", "open", "refused", "unclear")} == {
        "intends": "1",
        "open": "2",
        "refused": "1",
        "unclear": "0",
    }


def test_the_ladder_ends_with_what_the_matrix_shows(client: Client, several_kinds: None) -> None:
    cells = [country["cells"].get("troops") for country in client.get("/matrix.json").json()["countries"]]
    last = table(client, "/charts/ladder.csv")[0]
    for status in ("intends", "open", "refused"):
        assert int(last[status]) == sum(bool(cell) and cell["status"] == status for cell in cells)


def test_a_correction_changes_the_past_of_the_ladder_but_not_what_was_known(
    client: Client, several_kinds: None
) -> None:
    pledge = register.pledge("PL")
    wrong = register.assessment(pledge, "pledged", date(2025, 5, 1))
    known = wrong.recorded_at.isoformat().replace("+00:00", "Z")
    given = actions.AssessmentInput(status="open", said_on=date(2025, 5, 1), evidence=[register.EVIDENCE])
    actions.correct(by=EditorFactory.create(), wrong=wrong, assessment=given, reason="Misread.")
    assert "pledged" not in table(client, "/charts/ladder.csv")[0]
    assert table(client, f"/charts/ladder.csv?known_at={known}")[0]["pledged"] == "1"


def test_kinds_count_countries_by_rung(client: Client, several_kinds: None) -> None:
    rows = {row["kind"]: row for row in table(client, "/charts/kinds.csv")}
    assert rows["troops"]["open"] == "2"
    assert rows["troops"]["conditional"] == "1"
    assert rows["air"]["decided"] == "1"


def test_quantities_are_summed_from_least_to_most(client: Client, several_kinds: None) -> None:
    text = page(client, "/charts/")
    assert "Together" in text
    assert "150–350 soldiers" in text
    rows = table(client, "/charts/quantities.csv?country=FR")
    assert [(row["low"], row["high"], row["unit"]) for row in rows] == [("50.00", "250.00", "soldiers")]


def test_a_joint_pledge_stands_once_among_the_quantities(client: Client) -> None:
    brigade = Quantity(Decimal(1), Decimal(1), "brigade")
    register.assessment(register.pledge("SE", "DK", "EE"), "pledged", quantity=brigade)
    rows = table(client, "/charts/quantities.csv")
    assert [row["countries"] for row in rows] == ["DK EE SE"]


def test_what_was_claimed_stands_beside_who_can_be_named(client: Client, several_kinds: None) -> None:
    (row,) = table(client, "/charts/claims.csv")
    assert (row["claimed"], row["named"], row["countries"]) == ("26", "1", "FR")


def test_an_empty_register_says_so_in_every_figure(client: Client) -> None:
    register.country("DE")
    text = page(client, "/charts/")
    assert "Nothing of this kind had been said" in text
    assert "No pledge of this selection names a quantity." in text
    assert "Nobody has claimed a number of countries" in text
    assert "Nothing on record" in page(client, "/map/")
