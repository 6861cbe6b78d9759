"""What XML can't hold is taken out of text before it is written as XML."""

from xml.etree import ElementTree as ET

from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.control_characters import without_control_characters


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_law_what_is_left_is_text_of_a_well_formed_document(text: str) -> None:
    left = without_control_characters(text)
    read = ET.fromstring(f"<a>{escape(left)}</a>").text or ""
    assert read == left.replace("\r\n", "\n").replace("\r", "\n")
    assert len(left) == len(text)


def test_lines_and_tabs_stay() -> None:
    assert without_control_characters("a\tb\nc\x0bd\x00e") == "a\tb\nc d e"
