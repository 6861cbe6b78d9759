"""`/` through HTTP, for readers without a login."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from coalition.public.selection.selection import today
from coalition.register.models import Condition, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.public.reading import document, page

pytestmark = pytest.mark.django_db


def test_the_matrix_shows_the_cell_with_its_sign_its_words_and_its_address(
    client: Client, troops: Pledge
) -> None:
    text = page(client, "/")
    words = "Troops in Ukraine: Open to it, if a ceasefire holds and parliament agrees · "
    assert f'<a href="/cells/DE/troops/" aria-label="{words}' in text
    assert '<svg class="sign openness cond" aria-hidden="true"><use href="#sign-ball-0"/>' in text
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
            evidence=[register.EVIDENCE],
        )
    assert document(client, "?as_of=2026-01-31&country=DE")["countries"][0]["cells"]["troops"]["conditional"]
    assert not document(client, "?as_of=2026-02-01&country=DE")["countries"][0]["cells"]["troops"][
        "conditional"
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


def test_the_first_page_of_an_empty_register_says_what_to_expect(client: Client) -> None:
    assert "No country is on record yet" in page(client, "/")


def test_filters_that_nothing_fits_say_so_and_show_the_way_out(client: Client, troops: Pledge) -> None:
    assert "No commitment fits all of these filters" in page(client, "/?at_least=delivered")
