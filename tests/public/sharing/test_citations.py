"""“Cite this”."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from coalition.public.sharing.citations import Citation
from coalition.register.models import Pledge
from tests.factories import register

CITATION = Citation(
    publisher="Who committed what (Coalition)",
    title="100 % of {Germany} & friends_1",
    url="https://site.example/?as_of=2026-01-07&kind=troops",
    day=date(2026, 1, 7),
    version=812,
    seen=date(2026, 2, 1),
)


@pytest.fixture
def troops() -> Pledge:
    pledge = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(pledge, "open", date(2026, 1, 6), conditions=("ceasefire",))
    register.assessment(register.pledge("FR", kind="air"), "pledged")
    register.country("NO")
    return pledge


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


def test_bibtex_escapes_what_latex_would_take_for_more() -> None:
    entry = CITATION.bibtex()
    assert entry.startswith("@misc{100-of-germany-friends-1-2026-01-07-v812,\n")
    assert r"title = {{100 \% of \{Germany\} \& friends\_1}}," in entry
    assert "url = {https://site.example/?as_of=2026-01-07&kind=troops}," in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_ris_is_one_record_of_one_line_fields() -> None:
    lines = replace(CITATION, title="two\r\nER  - lines").ris().split("\r\n")
    assert lines[0] == "TY  - DATA"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - two ER - lines" in lines
    assert "Y2  - 2026/02/01" in lines


@pytest.mark.django_db
def test_a_citation_fixes_both_clocks(client: Client, troops: Pledge) -> None:
    text = page(client, "/cite.bib?of=/cells/DE/troops/")
    address = re.search(r"url = \{http://testserver(.*)\}", text)
    assert address
    assert "known_at=" in address[1]
    before = page(client, address[1])
    register.assessment(troops, "refused", date(2026, 1, 6))
    assert "Refused" not in re.sub(r"(?s)<head>.*</head>", "", before)
    assert 'class="sign refused' not in page(client, address[1]).split('id="main"')[1].split("<footer")[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/", "/map/world/?kind=air", "/charts/?as_of=2026-01-07", "/countries/DE/", "/cells/DE/troops/"],
)
def test_pages_can_be_cited_and_their_citation_opens(client: Client, troops: Pledge, address: str) -> None:
    text = page(client, address)
    assert "Cite this" in text
    links = re.findall(r'href="(/cite\.(?:bib|ris)\?of=[^"]*)"', text)
    assert len(links) >= 2
    for link in links:
        content = page(client, link.replace("&amp;", "&"))
        found = re.search(r"http://testserver([^\s}]*)", content)
        assert found
        assert client.get(found[1]).status_code == 200


@pytest.mark.django_db
def test_a_pledge_is_cited_by_its_title_and_slug(client: Client, troops: Pledge) -> None:
    assert f"Soldiers in Ukraine ({troops.slug})" in page(client, f"/cite.ris?of=/pledges/{troops.slug}/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["", "of=", "of=/&of=/", "of=https://evil.example/", "of=//evil.example/", "of=/nothing/", "of=/review/", "of=/pledges/no/",
     "of=/%3Fkind=tanks", "of=/cells/DE/tanks/", "of=http://[", "of=/&to=x"],
)  # fmt: skip
def test_only_pages_of_this_site_can_be_cited(client: Client, query: str) -> None:
    assert client.get(f"/cite.bib?{query}").status_code == 400


TITLES = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(TITLES, TITLES)
def test_law_whatever_a_page_is_called_its_bibtex_has_as_many_braces_open_as_closed(
    title: str, publisher: str
) -> None:
    entry = replace(CITATION, title=title, publisher=publisher).bibtex()
    bare = re.sub(r"\\[{}]", "", entry)
    depth = 0
    for letter in bare:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert re.match(r"@misc\{[a-z0-9-]+,\n", entry)


@given(TITLES)
def test_law_whatever_a_page_is_called_its_ris_record_ends_once(title: str) -> None:
    record = replace(CITATION, title=title).ris()
    lines = record.removesuffix("\r\n").split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "As of 7 January 2026, register version 812."),
        ("de", "7. Januar 2026"),
        ("fr", "7 janvier 2026"),
        ("uk", "7 січня 2026"),
    ],
)
def test_a_citation_in_words_is_in_the_readers_language(language: str, words: str) -> None:
    with override(language):
        said = CITATION.text()
    assert words in said
    assert CITATION.url in said
    assert "%(" not in said
