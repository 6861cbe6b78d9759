"""The public pages through HTTP, for readers without a login."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.test import Client

from coalition.public.selection.parameters import today
from coalition.register.actions import Quantity
from coalition.register.models import Condition, Membership, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
MEMBER_SINCE = date(2025, 4, 4)
GOVERNMENT = replace(register.PROOF, basis="government")


@pytest.fixture
def troops() -> Pledge:
    """Germany: unclear, then open to it if a ceasefire holds and parliament agrees. France is there without a word."""
    pledge = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(pledge, "unclear", date(2025, 9, 4))
    quote = replace(
        register.PROOF,
        form="quote",
        text="Wir schließen nichts aus.",
        language="de",
        speaker="A. Muster",
        publisher="Kurier",
    )
    register.assessment(pledge, "open", date(2026, 1, 6), conditions=("ceasefire", "parliament"), proof=quote)
    register.country("FR")
    for code in ("DE", "FR"):
        Membership.objects.create(country_id=code, body="eu", valid_from=date(1958, 1, 1))
    Membership.objects.create(country_id="DE", body="coalition", valid_from=MEMBER_SINCE)
    return pledge


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return str(response.content.decode())


def document(client: Client, query: str = "") -> dict[str, Any]:
    return dict(json.loads(client.get(f"/matrix.json{query}").content))


def test_the_matrix_shows_the_cell_with_its_sign_its_words_and_its_address(
    client: Client, troops: Pledge
) -> None:
    text = page(client, "/")
    words = "Troops in Ukraine: Open to it, if a ceasefire holds and parliament agrees · "
    assert f'<a href="/cells/DE/troops/" aria-label="{words}' in text
    assert '<svg class="sign open cond" aria-hidden="true"><use href="#sign-ball-0"/>' in text
    assert "<b>no country</b> has decided to send troops." in text
    assert text.count('id="sign-ball-0"') == 1


def test_those_who_are_no_members_are_marked(client: Client, troops: Pledge) -> None:
    rows = page(client, "/").split("<tr ")
    assert "not a member" in next(row for row in rows if row.startswith('id="FR"'))
    assert "not a member" not in next(row for row in rows if row.startswith('id="DE"'))


def test_the_headline_counts_and_links_to_what_it_counts(client: Client, troops: Pledge) -> None:
    text = page(client, "/")
    assert '<a href="/?kind=troops&amp;status=open"><b>1</b></a> is open to it' in text
    linked = document(client, "?kind=troops&status=open")
    assert [country["code"] for country in linked["countries"]] == ["DE"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "hat <b>kein Land</b> beschlossen, Truppen zu entsenden."),
        ("fr", "<b>aucun pays</b> n’a décidé d’envoyer des troupes."),
        ("uk", "<b>жодна країна</b> не вирішила відправити війська."),
    ],
)
def test_the_headline_speaks_the_readers_language(
    client: Client, troops: Pledge, language: str, sentence: str
) -> None:
    text = page(client, f"/?lang={language}")
    assert sentence in text
    assert f'<html lang="{language}">' in text


def test_the_language_is_kept_by_a_cookie_and_else_taken_from_the_browser(
    client: Client, troops: Pledge
) -> None:
    assert '<html lang="fr">' in page(client, "/", **{"accept-language": "fr-CH,fr;q=0.9"})
    page(client, "/?lang=uk")
    assert '<html lang="uk">' in page(client, "/", **{"accept-language": "fr"})


def test_the_page_names_its_other_languages_by_whole_addresses(client: Client, troops: Pledge) -> None:
    text = page(client, "/?kind=troops")
    assert 'hreflang="uk" href="http://testserver/?kind=troops&amp;lang=uk"' in text


def test_json_is_the_document_of_the_contract(client: Client, troops: Pledge) -> None:
    found = document(client, "?as_of=2026-01-07&compare=2025-12-01")
    assert found["as_of"] == "2026-01-07"
    assert found["known_at"] is None
    assert found["version"] == 3
    assert found["kinds"][0] == {"slug": "troops", "name": "Troops in Ukraine"}
    germany = next(country for country in found["countries"] if country["code"] == "DE")
    assert germany == {
        "code": "DE",
        "name": "Germany",
        "cells": {
            "troops": {
                "status": "open",
                "conditional": True,
                "conditions": ["ceasefire", "parliament"],
                "quantity": None,
                "said_on": "2026-01-06",
                "change": "up",
                "contested": False,
                "pledges": ["de-troops-1"],
                "reports": 1,
            }
        },
    }
    assert next(country for country in found["countries"] if country["code"] == "FR")["cells"] == {}


def test_a_past_day_and_what_was_known_by_then(client: Client, troops: Pledge) -> None:
    assert document(client, "?as_of=2025-10-01&status=unclear")["countries"][0]["code"] == "DE"
    assert document(client, "?as_of=2025-01-01")["countries"][0]["cells"] == {}
    yesterday = today() - timedelta(days=1)
    assert all(not country["cells"] for country in document(client, f"?known_at={yesterday}")["countries"])


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?country=FR", ["FR"]),
        ("?body=coalition", ["DE"]),
        ("?body=eu&sort=name", ["FR", "DE"]),
        ("?at_least=open", ["DE"]),
        ("?at_least=intends", []),
        ("?status=refused&status=open", ["DE"]),
        ("?condition=parliament", ["DE"]),
        ("?condition=un_mandate", []),
        ("?changed_within=30&as_of=2026-01-10", ["DE"]),
        ("?changed_within=3&as_of=2026-01-10", []),
        ("?q=nichts%20AUS", ["DE"]),
        ("?q=German", ["DE"]),
        ("?q=submarine", []),
        ("?kind=air&sort=changed", ["FR", "DE"]),
    ],
)
def test_every_filter_chooses_rows(client: Client, troops: Pledge, query: str, codes: list[str]) -> None:
    assert [country["code"] for country in document(client, query)["countries"]] == codes
    text = page(client, f"/{query}")
    assert [code for code in ("FR", "DE") if f'<tr id="{code}">' in text] == [
        code for code in ("FR", "DE") if code in codes
    ]


def test_to_suppose_a_condition_takes_the_dashes_off(client: Client, troops: Pledge) -> None:
    cell = document(client, "?suppose=ceasefire&suppose=parliament")["countries"][0]["cells"]["troops"]
    assert cell["conditional"] is False
    assert cell["conditions"] == ["ceasefire", "parliament"]
    assert "supposed: durable ceasefire" in page(client, "/?suppose=ceasefire")


def test_a_condition_that_is_met_takes_the_dashes_off(client: Client, troops: Pledge) -> None:
    from coalition.register import actions

    for condition in Condition.objects.all():
        actions.set_condition(
            by=EditorFactory.create(),
            condition=condition,
            state="met",
            said_on=date(2026, 2, 1),
            evidence=[register.PROOF],
        )
    assert document(client, "?as_of=2026-01-31&country=DE")["countries"][0]["cells"]["troops"]["conditional"]
    assert not document(client, "?as_of=2026-02-01&country=DE")["countries"][0]["cells"]["troops"][
        "conditional"
    ]


@pytest.mark.parametrize("address", ["/", "/matrix.csv", "/matrix.xlsx"])
def test_an_unknown_parameter_is_refused_by_name(client: Client, troops: Pledge, address: str) -> None:
    response = client.get(f"{address}?contry=DE")
    assert response.status_code == 400
    assert "contry" in response.content.decode()


def test_programs_get_problem_details(client: Client, troops: Pledge) -> None:
    response = client.get("/matrix.json?country=XX")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert "country" in json.loads(response.content)["detail"]


def test_csv_and_excel_say_the_same_as_json(client: Client, troops: Pledge) -> None:
    pledge = register.pledge("FR", kind="funding", title="Money")
    amount = Quantity(Decimal(1000), Decimal("2500.50"), "=EUR()")
    register.assessment(pledge, "decided", quantity=amount, proof=GOVERNMENT)
    response = client.get("/matrix.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [(row["code"], row["kind"], row["status"], row["conditional"]) for row in rows] == [
        ("FR", "funding", "decided", "false"),
        ("DE", "troops", "open", "true"),
    ]
    assert rows[1]["conditions"] == "ceasefire;parliament"
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/matrix.xlsx").content)).active
    assert sheet is not None
    assert [[cell.value for cell in row][:4] for row in sheet.rows][1] == [
        "FR",
        "France",
        "funding",
        "decided",
    ]


def test_a_spreadsheet_has_numbers_days_and_what_its_columns_mean(client: Client, troops: Pledge) -> None:
    amount = Quantity(Decimal(50), Decimal(250), "soldiers")
    register.assessment(troops, "open", date(2026, 1, 9), quantity=amount)
    response = client.get("/matrix.xlsx?as_of=2026-02-01")
    assert response["Content-Disposition"] == 'attachment; filename="ukraine-matrix-2026-02-01.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    head, row = list(book["matrix"].values)[:2]
    cell = dict(zip(head, row, strict=True))
    assert (cell["quantity_low"], cell["quantity_high"], cell["quantity_unit"]) == (50, 250, "soldiers")
    assert cell["said_on"].date() == date(2026, 1, 9)
    assert cell["as_of"].date() == date(2026, 2, 1)
    about = dict(book["about"].values)
    assert set(head) < set(about)
    assert about["Address"] == "http://testserver/?as_of=2026-02-01"


def test_csv_spells_out_a_range_its_unit_and_its_day(client: Client, troops: Pledge) -> None:
    register.assessment(
        troops, "open", date(2026, 1, 9), quantity=Quantity(Decimal(50), Decimal(250), "soldiers")
    )
    text = client.get("/matrix.csv?as_of=2026-02-01").content.decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["quantity"] == "50–250 soldiers"
    assert (row["quantity_low"], row["quantity_high"], row["quantity_unit"]) == ("50", "250", "soldiers")
    assert (row["said_on"], row["as_of"]) == ("2026-01-09", "2026-02-01")
    assert all(f"<code>{column}</code>" in page(client, "/data/") for column in row)


def test_no_cell_of_a_spreadsheet_begins_a_formula() -> None:
    from coalition.public.exports.formats import _harmless

    assert [_harmless(text) for text in ("=1+1", "+1", "-1", "@x", "\t=1", "a=1")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\t=1",
        "a=1",
    ]


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(
    client: Client,
    troops: Pledge,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]],
) -> None:
    everything = "/?compare=2025-10-01&changed_within=400&q=aus"
    with django_assert_max_num_queries(6):
        page(client, "/")
    with django_assert_max_num_queries(8):
        page(client, everything)
    for number, code in enumerate(["PL", "RO", "CA", "AU", "JP"]):
        register.assessment(
            register.pledge(code, kind="air"), "open", date(2026, 1, 1 + number), conditions=("ceasefire",)
        )
    with django_assert_max_num_queries(8):
        page(client, everything)
    with django_assert_max_num_queries(6):
        page(client, "/")


def test_htmx_gets_what_a_filter_changes_and_the_address_to_show(client: Client, troops: Pledge) -> None:
    response = client.get(
        "/?kind=troops&q=&sort=&at_least=", headers={"hx-request": "true", "hx-target": "result"}
    )
    text = response.content.decode()
    assert "<html" not in text
    assert 'id="result"' in text
    assert 'id="lead" data-hx-swap-oob="true"' in text
    assert response["HX-Push-Url"] == "/?kind=troops"
    assert "HX-Request" in response["Vary"]


def test_going_back_gives_the_whole_page(client: Client, troops: Pledge) -> None:
    headers = {"hx-request": "true", "hx-target": "result", "hx-history-restore-request": "true"}
    assert "<html" in page(client, "/?kind=troops", **headers)


def test_the_drawer_opens_beside_the_matrix_and_has_an_address(client: Client, troops: Pledge) -> None:
    headers = {
        "hx-request": "true",
        "hx-target": "drawer",
        "hx-current-url": "http://testserver/?kind=troops",
    }
    response = client.get("/cells/DE/troops/", headers=headers)
    assert response["HX-Push-Url"] == "/?kind=troops&cell=DE.troops"
    assert "<html" not in response.content.decode()
    whole = page(client, "/?kind=troops&cell=DE.troops")
    assert 'id="open-cell"' in whole
    assert "Wir schließen nichts aus." in whole


def test_a_cell_tells_its_history_and_what_it_rests_on(client: Client, troops: Pledge) -> None:
    text = page(client, "/cells/DE/troops/")
    assert '<blockquote class="said" lang="de">“Wir schließen nichts aus.”</blockquote>' in text
    assert '<a href="https://ministry.example/1" rel="noopener nofollow external">Kurier</a>' in text
    assert "up, before: Unclear" in text
    assert text.index('datetime="2026-01-06"') < text.index('datetime="2025-09-04"')


def test_a_cell_on_a_past_day_knows_nothing_of_later_words(client: Client, troops: Pledge) -> None:
    assert "nichts aus" not in page(client, "/cells/DE/troops/?as_of=2025-12-31")


def test_an_empty_cell_says_that_it_is_no_refusal(client: Client, troops: Pledge) -> None:
    assert "not a refusal" in page(client, "/cells/FR/troops/")


def test_a_correction_and_what_it_corrected_both_stay(client: Client, troops: Pledge) -> None:
    from coalition.register import actions
    from coalition.register.actions import AssessmentInput

    wrong = troops.assessments.order_by("-pk")[0]
    judgement = AssessmentInput(status="intends", said_on=date(2026, 1, 6), evidence=[register.PROOF])
    actions.correct(by=EditorFactory.create(), assessment=wrong, judgement=judgement, reason="Misheard.")
    text = page(client, "/pledges/de-troops-1/")
    assert "corrected since" in text
    assert 'Why: <span lang="en">Misheard.</span>' in text


def test_hostile_words_are_shown_and_never_run(client: Client) -> None:
    pledge = register.pledge("DE", title="<script>alert(1)</script>")
    proof = replace(register.PROOF, text='"><img src=x onerror=alert(1)>', url="https://x.example/?a=1&b=<i>")
    register.assessment(
        pledge, "open", proof=proof, quantity=Quantity(Decimal(1), Decimal(2), "<b>tanks</b>")
    )
    for address in (
        "/",
        "/?cell=DE.troops",
        "/cells/DE/troops/",
        "/countries/DE/",
        "/pledges/de-troops-1/",
        "/?q=%3Cimg%3E",
    ):
        text = page(client, address)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "<b>tanks" not in text


def test_only_web_addresses_become_links() -> None:
    from coalition.public.history.pledge_history import Piece
    from coalition.register.models import Evidence

    assert Piece(Evidence(url="javascript:alert(1)")).link == ""
    assert Piece(Evidence(url="https://a.example/")).link == "https://a.example/"


@pytest.mark.parametrize(
    "address", ["/countries/XX/", "/cells/XX/troops/", "/cells/DE/tanks/", "/pledges/no-such/", "/nothing"]
)
def test_what_does_not_exist_is_not_found_in_plain_words(
    client: Client, troops: Pledge, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "The page does not exist." in response.content.decode()


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


def test_the_first_page_of_an_empty_register_says_what_to_expect(client: Client) -> None:
    assert "No country is on record yet" in page(client, "/")


def test_filters_that_nothing_fits_say_so_and_show_the_way_out(client: Client, troops: Pledge) -> None:
    assert "No commitment fits all of these filters" in page(client, "/?at_least=delivered")


def test_editors_see_how_to_change_a_status_and_readers_do_not(client: Client, troops: Pledge) -> None:
    assert "Change status" not in page(client, "/?cell=DE.troops")
    client.force_login(EditorFactory.create())
    assert 'hx-get="/review/assess/DE/troops/"' in page(client, "/?cell=DE.troops")


def test_nothing_may_run_or_frame_the_page_but_itself(client: Client, troops: Pledge) -> None:
    response = client.get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    text = response.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert "onclick" not in text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_pages_take_no_writing(client: Client, troops: Pledge, method: str) -> None:
    assert getattr(client, method)("/").status_code == 405


def test_a_long_history_is_cut_on_the_country_page_alone(client: Client) -> None:
    pledge = register.pledge("DE")
    for number in range(15):
        status = ("open", "unclear")[number % 2]
        register.assessment(pledge, status, date(2026, 1, 1) + timedelta(days=number))
    text = page(client, "/countries/DE/")
    assert text.count('<li id="a') == 12
    assert "The whole history: 15 assessments" in text
    assert page(client, "/cells/DE/troops/").count('<li id="a') == 15
