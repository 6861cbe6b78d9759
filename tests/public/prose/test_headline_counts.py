"""Every number of the headline leads to the countries it counts, in whatever register and whatever selection."""

import re
from html import unescape

import pytest
from django.http import QueryDict
from django.utils.html import strip_tags
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.map.presenters import map_page
from coalition.public.matrix_data.model import PledgeOnDay, RegisterOnDay
from coalition.public.prose.headline import headline
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, shown

LINK = re.compile(r'<a href="(/[^"?]*)(?:\?([^"#]*))?(#silent)?"[^>]*><b>([^<]*)</b></a>')
ASKED = st.builds(
    Selection,
    country=st.sampled_from([(), ("DE", "FR"), ("CA", "NO")]),
    body=st.sampled_from([(), ("eu",), ("nato",)]),
    kind=st.sampled_from([(), ("air",), ("troops", "air")]),
    status=st.sampled_from([(), ("refused",)]),
    as_of=st.just(DAY),
    suppose=st.sampled_from([(), ("ceasefire",), ("ceasefire", "parliament")]),
)


def links(register: RegisterOnDay, selection: Selection) -> list[tuple[str, Selection, int]]:
    """The numbers of the headline, with the page and the selection that each leads to."""
    with override("en"):
        sentence = headline(shown(register, selection), selection).sentence
    return [
        (path, parse(QueryDict(unescape(query))), int(number))
        for path, query, _silent, number in LINK.findall(sentence)
    ]


@given(REGISTERS, ASKED)
def test_law_a_number_leads_to_a_page_that_shows_just_as_many_countries(
    register: RegisterOnDay, selection: Selection
) -> None:
    for path, asked, number in links(register, selection):
        found = shown(register, asked)
        if path == "/map/":
            assert len(map_page(found, asked, "europe").silent) == number
        else:
            assert len(found.rows) == number


@given(REGISTERS, ASKED)
def test_law_the_countries_that_are_counted_are_all_that_were_asked_for_each_once(
    register: RegisterOnDay, selection: Selection
) -> None:
    doing = codebook().with_stance(codebook().ladder[-1].stance)
    counted: list[str] = []
    for path, asked, _number in links(register, selection):
        if asked.status == doing:
            continue  # they are among those who are bound
        found = shown(register, asked)
        codes = [place.code for place in map_page(found, asked, "europe").silent] if path == "/map/" else None
        counted += [row.place.code for row in found.rows] if codes is None else codes
    assert sorted(counted) == sorted(shown(register, selection).wanted)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "no country has decided to send troops. Nothing is on record of 5."),
        ("de", "hat kein Land beschlossen, Truppen zu entsenden."),
        ("fr", "aucun pays n’a décidé d’envoyer des troupes."),
        ("uk", "жодна країна не вирішила відправити війська."),
    ],
)
def test_of_an_empty_register_it_says_that_nothing_is_on_record(language: str, expected: str) -> None:
    with override(language):
        selection = Selection(as_of=DAY)
        told = headline(shown(RegisterOnDay([]), selection), selection)
    assert expected in strip_tags(told.sentence)
    assert told.waiting is None
    assert told.address == ""


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
@pytest.mark.parametrize("status", [status.slug for status in codebook().statuses])
def test_each_status_makes_a_whole_sentence_in_each_language(language: str, status: str) -> None:
    states = [PledgeOnDay(f"{code}-1", "air", "", (code,), status, DAY) for code in ("DE", "FR", "PL")]
    selection = Selection(as_of=DAY, kind=("air",))
    with override(language):
        for number in (1, 2, 3):
            said = strip_tags(headline(shown(RegisterOnDay(states[:number]), selection), selection).sentence)
            assert said.rstrip().endswith(".")
            assert str(number) in said
            assert not re.search(r"[{}%]|  |\.\.|None", said)
