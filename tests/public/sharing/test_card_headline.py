"""The headline on a card: all its words, in the largest size that fits, and nothing of its markup but the bold."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from coalition.public.sharing.card_headline import SIZES, headline

WORDS = st.lists(
    st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12), min_size=1, max_size=40
)


def drawn(html: str, width: float = 500, bottom: float = 586) -> list[ET.Element]:
    return list(ET.fromstring(f"<svg>{headline(html, 56, 204, width=width, bottom=bottom)}</svg>"))


def said(rows: list[ET.Element]) -> str:
    return " ".join("".join(row.itertext()).strip() for row in rows)


@given(WORDS)
def test_law_no_word_is_lost_and_none_is_added(words: list[str]) -> None:
    assert said(drawn(escape(" ".join(words)))).split() == " ".join(words).split()


@given(WORDS)
def test_law_all_rows_have_one_size_and_stand_below_each_other(words: list[str]) -> None:
    rows = drawn(escape(" ".join(words)))
    sizes = {float(row.attrib["font-size"]) for row in rows}
    assert len(sizes) == 1
    assert sizes <= set(SIZES)
    heights = [float(row.attrib["y"]) for row in rows]
    assert heights == sorted(set(heights))


def test_a_short_headline_is_large_and_a_long_one_smaller() -> None:
    assert drawn("Short.")[0].attrib["font-size"] == str(SIZES[0])
    assert float(drawn("many words " * 30)[0].attrib["font-size"]) < SIZES[0]
    assert drawn("many words " * 300)[0].attrib["font-size"] == str(SIZES[-1])


def test_only_what_is_bold_is_bold_and_a_full_stop_stays_with_its_word() -> None:
    (row,) = drawn('<a href="/?a=1&amp;b=2"><b>4</b></a> of <b>R&amp;D</b>.', width=900)
    bold = [part.text for part in row if part.get("font-weight") == "700"]
    assert bold == ["4 ", "R&D."]
    assert said([row]) == "4 of R&D."


@pytest.mark.parametrize("html", ["&lt;script&gt;alert(1)&lt;/script&gt;", "a &amp;amp; b", "5 &lt; 6"])
def test_what_was_escaped_stays_text(html: str) -> None:
    assert said(drawn(html, width=900)) == unescape(html)
    assert not re.search(r"<(?!/?(text|tspan)\b)", headline(html, 0, 0, width=900, bottom=900))
