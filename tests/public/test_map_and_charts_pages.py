"""The map and the charts through HTTP: the same parameters as the matrix, the same countries, files that say the same."""

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.actions import Quantity
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
GOVERNMENT = replace(register.PROOF, basis="government")
FILES = [
    "/map/europe",
    "/map/world",
    "/charts/ladder",
    "/charts/kinds",
    "/charts/quantities",
    "/charts/claims",
]


@pytest.fixture
def said() -> None:
    """Troops: Germany is open to it on a condition, France intends, Italy refuses, Norway is silent, Canada is far."""
    germany = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(germany, "unclear", date(2025, 9, 4))
    register.assessment(germany, "open", date(2026, 1, 6), conditions=("ceasefire",))
    soldiers = Quantity(Decimal(50), Decimal(250), "soldiers")
    register.assessment(register.pledge("FR"), "intends", date(2025, 6, 2), quantity=soldiers)
    register.assessment(register.pledge("FR", kind="air"), "decided", date(2025, 6, 2), proof=GOVERNMENT)
    register.assessment(register.pledge("IT"), "refused", date(2025, 3, 28))
    register.assessment(
        register.pledge("CA"),
        "open",
        date(2025, 7, 1),
        quantity=Quantity(Decimal(100), Decimal(100), "soldiers"),
    )
    register.country("NO")
    claimed = actions.GroupClaimInput(
        claimed_by="A. President",
        what="countries ready",
        kinds=["troops"],
        number=26,
        said_on=date(2025, 9, 4),
        evidence=[register.PROOF],
    )
    actions.record_group_claim(by=EditorFactory.create(), claimed=claimed)


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return str(response.content.decode())


def table(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page(client, address))))


def test_the_map_links_each_country_by_name_and_status(client: Client, said: None) -> None:
    text = page(client, "/map/")
    assert 'aria-label="Germany: Open to it, if a ceasefire holds"' in text
    assert 'href="/cells/DE/troops/"' in text
    assert 'aria-label="Italy: Refused"' in text
    assert '<use href="#sign-cross"' in text


def test_who_is_silent_is_outlined_and_named_but_no_link(client: Client, said: None) -> None:
    text = page(client, "/map/")
    assert "<title>Norway</title>" in text
    assert 'href="/cells/NO/' not in text
    assert "Nothing on record: 1 country" in text


def test_who_lies_beyond_europe_is_in_the_table_with_a_way_to_the_world(client: Client, said: None) -> None:
    europe, world = page(client, "/map/"), page(client, "/map/world/")
    assert "1 country of the table lies beyond this section." in europe
    assert 'aria-label="Canada:' not in europe
    assert "Canada</a></th>" in europe
    assert 'aria-label="Canada: Open to it"' in world


def test_the_map_shows_the_kind_that_is_asked_for(client: Client, said: None) -> None:
    text = page(client, "/map/?kind=air")
    assert 'aria-label="France: Decided"' in text
    assert "Germany:" not in text
    assert '<a class="chip" href="/map/?kind=air" aria-current="true">Air</a>' in text


def test_of_several_kinds_the_firmest_shows_and_the_page_says_so(client: Client, said: None) -> None:
    text = page(client, "/map/?kind=air&kind=troops")
    assert 'aria-label="France: Air: Decided"' in text
    assert "firmest of its commitments" in text


def test_the_clocks_and_what_is_supposed_move_the_map(client: Client, said: None) -> None:
    assert 'aria-label="Germany: Unclear"' in page(client, "/map/?as_of=2025-10-01")
    assert 'aria-label="Germany: Open to it"' in page(client, "/map/?suppose=ceasefire")
    assert "No country of this selection" in page(client, "/map/?known_at=2020-01-01")


def test_the_files_of_the_map_say_what_the_page_says(client: Client, said: None) -> None:
    rows = table(client, "/map/europe.csv?body=&at_least=open")
    assert [(row["country"], row["status"], row["conditional"]) for row in rows] == [
        ("FR", "intends", "false"),
        ("CA", "open", "false"),
        ("DE", "open", "true"),
    ]


def test_the_ladder_over_time_has_a_row_for_each_day_on_which_something_changed(
    client: Client, said: None
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


def test_the_ladder_ends_with_what_the_matrix_shows(client: Client, said: None) -> None:
    cells = [country["cells"].get("troops") for country in client.get("/matrix.json").json()["countries"]]
    last = table(client, "/charts/ladder.csv")[0]
    for status in ("intends", "open", "refused"):
        assert int(last[status]) == sum(bool(cell) and cell["status"] == status for cell in cells)


def test_a_correction_changes_the_past_of_the_ladder_but_not_what_was_known(
    client: Client, said: None
) -> None:
    pledge = register.pledge("PL")
    wrong = register.assessment(pledge, "pledged", date(2025, 5, 1))
    known = wrong.recorded_at.isoformat().replace("+00:00", "Z")
    judgement = actions.AssessmentInput(status="open", said_on=date(2025, 5, 1), evidence=[register.PROOF])
    actions.correct(by=EditorFactory.create(), assessment=wrong, judgement=judgement, reason="Misread.")
    assert "pledged" not in table(client, "/charts/ladder.csv")[0]
    assert table(client, f"/charts/ladder.csv?known_at={known}")[0]["pledged"] == "1"


def test_kinds_count_countries_by_rung(client: Client, said: None) -> None:
    rows = {row["kind"]: row for row in table(client, "/charts/kinds.csv")}
    assert rows["troops"]["open"] == "2"
    assert rows["troops"]["conditional"] == "1"
    assert rows["air"]["decided"] == "1"


def test_quantities_are_summed_from_least_to_most(client: Client, said: None) -> None:
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


def test_what_was_claimed_stands_beside_who_can_be_named(client: Client, said: None) -> None:
    (row,) = table(client, "/charts/claims.csv")
    assert (row["claimed"], row["named"], row["countries"]) == ("26", "1", "FR")


def test_an_empty_register_says_so_in_every_figure(client: Client) -> None:
    register.country("DE")
    text = page(client, "/charts/")
    assert "Nothing of this kind had been said" in text
    assert "No pledge of this selection names a quantity." in text
    assert "Nobody has claimed a number of countries" in text
    assert "Nothing on record" in page(client, "/map/")


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_every_figure_can_be_taken_away(client: Client, said: None, address: str, form: str) -> None:
    response = client.get(f"{address}.{form}?kind=troops&lang=uk")
    assert response.status_code == 200
    assert f".{form}" in response["Content-Disposition"]
    if form == "svg":
        assert ElementTree.fromstring(response.content.decode()).tag.endswith("svg")
        assert "script-src" not in response["Content-Security-Policy"]
        assert response["Content-Security-Policy"].startswith("default-src 'none'")
    if form == "png":
        assert response.content.startswith(b"\x89PNG")


def test_a_file_says_where_it_comes_from(client: Client, said: None) -> None:
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
        evidence=[register.PROOF],
    )
    actions.record_group_claim(by=EditorFactory.create(), claimed=claimed)
    (row,) = table(client, "/charts/claims.csv")
    assert row["claimed_by"] == "'=HYPERLINK(1)"


def test_hostile_words_are_shown_and_never_run(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    pledge = register.pledge("DE", title=evil)
    register.assessment(pledge, quantity=Quantity(Decimal(1), Decimal(3), "soldiers"))
    for address in ("/charts/", "/charts/quantities.svg", "/map/"):
        assert "<script>alert" not in page(client, address)


@pytest.mark.parametrize(
    "address", ["/map/", "/map/world/", "/charts/", "/map/europe.png", "/charts/ladder.svg", "/card.png"]
)
@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("colour=red", "colour"),
        ("kind=tanks", "kind"),
        ("as_of=2026-02-30", "as_of"),
        ("country=XX", "country"),
        ("country=de", "country"),
        ("at_least=maybe", "at_least"),
        ("lang=xx", "lang"),
    ],
)
def test_bad_parameters_are_refused_by_name(client: Client, address: str, query: str, name: str) -> None:
    response = client.get(f"{address}?{query}")
    assert response.status_code == 400
    assert name in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/map/moon/",
        "/map/moon.png",
        "/map/europe.pdf",
        "/charts/pie.svg",
        "/charts/ladder.xlsx",
        "/cite.pdf?of=/",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/map/", "/charts/"])
def test_htmx_gets_what_a_filter_changes_and_the_address_to_show(
    client: Client, said: None, address: str
) -> None:
    headers = {"hx-request": "true", "hx-target": "result"}
    response = client.get(f"{address}?kind=troops&q=", headers=headers)
    text = response.content.decode()
    assert "<html" not in text
    assert 'id="result"' in text
    assert 'id="lead" data-hx-swap-oob="true"' in text
    assert response["HX-Push-Url"] == f"{address}?kind=troops"


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(
    client: Client, said: None, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    for more in (0, 6):
        for number, code in enumerate(["PL", "RO", "AU", "JP", "SE", "ES"][:more]):
            quantity = Quantity(Decimal(number), Decimal(number + 1), "soldiers")
            register.assessment(register.pledge(code), "open", conditions=("ceasefire",), quantity=quantity)
        with django_assert_max_num_queries(6):
            page(client, "/map/")
        with django_assert_max_num_queries(11):
            page(client, "/charts/")


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_the_pages_speak_every_language(client: Client, said: None, language: str) -> None:
    text = page(client, f"/map/?lang={language}")
    assert {"de": "Deutschland", "fr": "Allemagne", "uk": "Німеччина"}[language] in text
    assert "Show the world" not in text
    assert "number of countries" not in page(client, f"/charts/?lang={language}")


def test_drawings_carry_no_styles_or_scripts_of_their_own(client: Client, said: None) -> None:
    for address in ("/map/", "/charts/"):
        text = page(client, address)
        assert "<style" not in text
        assert " style=" not in text
        assert "onclick" not in text
