"""The feed of changes: well-formed, in the reader's language, with stable names for its entries."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from coalition.public.changes.feed import atom
from coalition.public.changes.model import SORTS, Change

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGE = Change(
    id=7, sort="up", pledge="de-troops-1", title="Soldiers", kind="troops", countries=("DE",), before="unclear", after="open",
    conditional=False, said_on=date(2026, 1, 5), said_on_precision="day", recorded_at=datetime(2026, 1, 6, 12, tzinfo=UTC),
    recorded_by="editor", reason="", words="They said so.", words_language="en", is_quote=False, publisher="", url="",
)  # fmt: skip


def feed(*changes: Change, language: str = "en") -> ET.Element:
    with override(language):
        request = RequestFactory().get("/feeds/changes.atom?kind=troops")
        return ET.fromstring(atom(request, "Changes & <more>", "/changes/", changes))


def test_an_entry_says_who_what_and_when_and_leads_to_the_pledge() -> None:
    (entry,) = feed(CHANGE).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Germany · Troops in Ukraine: Open to it (Firmer)"
    assert entry.findtext(f"{ATOM}id") == "http://testserver/pledges/de-troops-1/#assessment-7"
    assert entry.findtext(f"{ATOM}updated") == "2026-01-06T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}summary") == "2026-01-05: They said so."
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "http://testserver/pledges/de-troops-1/"
    assert [one.get("term") for one in entry.iter(f"{ATOM}category")] == ["troops", "up"]


def test_the_feed_names_itself_and_the_page_it_is_of() -> None:
    found = feed()
    assert found.findtext(f"{ATOM}title") == "Changes & <more>"
    links = {link.get("rel"): link.get("href") for link in found.iter(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/changes/",
        "self": "http://testserver/feeds/changes.atom?kind=troops",
    }


def test_why_something_was_corrected_follows_the_words_and_nothing_is_markup() -> None:
    corrected = replace(CHANGE, sort="correction", words="<b>2 & 3</b>", reason="It was </summary> 3.")
    (entry,) = feed(corrected).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "2026-01-05: <b>2 & 3</b> — It was </summary> 3."


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Deutschland und Frankreich"),
        ("fr", "Allemagne et France"),
        ("uk", "Німеччина"),
    ],
)
def test_it_speaks_the_readers_language(language: str, title: str) -> None:
    found = feed(replace(CHANGE, countries=("DE", "FR")), language=language)
    (entry,) = found.iter(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title") or "").startswith(title)
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == language


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_each_sort_of_change_has_a_word_of_its_own(language: str) -> None:
    found = feed(*(replace(CHANGE, sort=sort) for sort in SORTS), language=language)
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in found.iter(f"{ATOM}entry")]
    assert len({title.rpartition("(")[2] for title in titles}) == len(SORTS)


def test_a_control_character_in_a_quote_does_not_end_the_feed() -> None:
    (entry,) = feed(replace(CHANGE, words="Wir\x0b helfen\x00.", reason="Bad \x1f OCR.")).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "2026-01-05: Wir  helfen . — Bad   OCR."
