"""“What changed since?” is answered in words, and with an address that shows nothing else."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import register

pytestmark = pytest.mark.django_db
SINCE = "compare=2025-10-01&as_of=2026-02-01"


@pytest.fixture
def moves() -> None:
    risen, fallen = register.pledge("DE"), register.pledge("FR")
    register.assessment(risen, "unclear", date(2025, 9, 1))
    register.assessment(risen, "open", date(2026, 1, 1))
    register.assessment(fallen, "open", date(2025, 9, 1))
    register.assessment(fallen, "refused", date(2026, 1, 1))
    register.assessment(register.pledge("PL"), "open", date(2026, 1, 2))
    register.assessment(register.pledge("SE"), "open", date(2025, 9, 1))


@pytest.mark.usefixtures("moves")
def test_the_moves_since_a_day_are_counted_in_words_and_shapes(client: Client) -> None:
    page = client.get(f"/?{SINCE}").text
    assert "Since 1 October 2025: ▲ 1 firmer, ▼ 1 weaker and + 1 new." in page


@pytest.mark.usefixtures("moves")
def test_a_link_shows_what_moved_and_nothing_else(client: Client) -> None:
    only = client.get(f"/?{SINCE}").context["comparison"].only
    rows = client.get(only.replace("/?", "/matrix.json?")).json()["countries"]
    assert {row["code"] for row in rows} == {"DE", "FR", "PL"}
    page = client.get(only).text
    assert "Show only these" not in page
    assert (
        '<input type="radio" name="changed_within" value="123" checked>' in page
    )  # so that the next filter keeps it


@pytest.mark.usefixtures("moves")
def test_the_sentence_agrees_with_the_cells_that_are_shown(client: Client) -> None:
    assert "▲ 1 firmer." in client.get(f"/?{SINCE}&country=DE&country=SE").text
    assert "Nothing has moved since 1 October 2025." in client.get(f"/?{SINCE}&country=SE").text
    assert "Since 1 October" not in client.get("/").text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("de", "Seit dem 1. Oktober 2025: ▲ 1 fester"), ("uk", "Від 1 жовтня 2025\u202fр.: ▲ 1 твердіше")],
)
@pytest.mark.usefixtures("moves")
def test_it_speaks_the_readers_language(client: Client, language: str, sentence: str) -> None:
    assert sentence in client.get(f"/?{SINCE}&lang={language}").text.replace("\xa0", "\u202f")


@pytest.mark.usefixtures("moves")
def test_a_country_can_be_asked_for_a_day_from_its_page(client: Client) -> None:
    page = client.get("/countries/DE/?suppose=ceasefire").text
    assert '<input type="date" id="as_of" name="as_of"' in page
    assert '<input type="hidden" name="suppose" value="ceasefire">' in page
    past = client.get("/countries/DE/?as_of=2025-09-15").text
    assert "Germany has not made clear whether" in past
    assert 'href="/countries/DE/">Today</a>' in past


@pytest.mark.usefixtures("moves")
def test_a_pledge_says_when_each_word_was_recorded(client: Client) -> None:
    assert "recorded " in client.get(reverse("public:pledge", args=["de-troops-1"])).text
    assert '<p class="dim small">recorded' not in client.get("/cells/DE/troops/").text


@pytest.mark.usefixtures("moves")
def test_a_comparison_with_a_day_of_another_century_leads_to_a_page_all_the_same(client: Client) -> None:
    only = client.get("/?compare=1850-01-01").context["comparison"].only
    assert client.get(only).status_code == 200
    rows = client.get(only.replace("/?", "/matrix.json?")).json()["countries"]
    assert {row["code"] for row in rows} == {"DE", "FR", "PL", "SE"}
