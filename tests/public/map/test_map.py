"""`/map/` and `/map/world/` through HTTP: the same countries as the matrix."""

import pytest
from django.test import Client

from tests.public.reading import page, table

pytestmark = pytest.mark.django_db


def test_the_map_links_each_country_by_name_and_status(client: Client, several_kinds: None) -> None:
    text = page(client, "/map/")
    assert "<b>no country</b> has decided to send troops." in text
    assert 'aria-label="Germany: Open to it, if a ceasefire holds"' in text
    assert 'href="/cells/DE/troops/"' in text
    assert 'aria-label="Italy: Refused"' in text
    assert '<use href="#sign-cross"' in text


def test_who_is_silent_is_outlined_and_named_but_no_link(client: Client, several_kinds: None) -> None:
    text = page(client, "/map/")
    assert "<title>Norway</title>" in text
    assert 'href="/cells/NO/' not in text
    assert "Nothing on record: 1 country" in text


def test_who_lies_beyond_europe_is_in_the_table_with_a_way_to_the_world(
    client: Client, several_kinds: None
) -> None:
    europe, world = page(client, "/map/"), page(client, "/map/world/")
    assert "1 country of the table lies beyond this section." in europe
    assert 'aria-label="Canada:' not in europe
    assert "Canada</a></th>" in europe
    assert 'aria-label="Canada: Open to it"' in world


def test_the_map_shows_the_kind_that_is_asked_for(client: Client, several_kinds: None) -> None:
    text = page(client, "/map/?kind=air")
    assert 'aria-label="France: Decided"' in text
    assert "Germany:" not in text
    assert '<a class="chip" href="/map/?kind=air" aria-current="true">Air</a>' in text


def test_of_several_kinds_the_firmest_shows_and_the_page_says_so(client: Client, several_kinds: None) -> None:
    text = page(client, "/map/?kind=air&kind=troops")
    assert 'aria-label="France: Air: Decided"' in text
    assert "firmest of its commitments" in text


def test_the_clocks_and_what_is_supposed_move_the_map(client: Client, several_kinds: None) -> None:
    assert 'aria-label="Germany: Unclear"' in page(client, "/map/?as_of=2025-10-01")
    assert 'aria-label="Germany: Open to it"' in page(client, "/map/?suppose=ceasefire")
    assert "No country of this selection" in page(client, "/map/?known_at=2020-01-01")


def test_the_files_of_the_map_say_what_the_page_says(client: Client, several_kinds: None) -> None:
    rows = table(client, "/map/europe.csv?body=&at_least=open")
    assert [(row["country"], row["status"], row["conditional"]) for row in rows] == [
        ("FR", "intends", "false"),
        ("CA", "open", "false"),
        ("DE", "open", "true"),
    ]
