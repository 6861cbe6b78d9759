"""Most of the web ends at the cheap look: without the host or a truce, and without a kind, nothing is read."""

import pytest

from coalition.readings.readers.rules.lexical import detect_language, prefilter


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Spain will send soldiers to Ukraine.", True),
        ("SPAIN WILL SEND SOLDIERS TO UKRAINE.", True),
        ("Soldiers would come after a ceasefire.", True),
        ("Soldiers were sent to the flooded valley.", False),
        ("", False),
    ],
)
def test_a_text_goes_on_when_it_names_a_kind_and_the_host_or_a_truce(reader, text, passes) -> None:
    assert prefilter.passes(text, reader.language("en")) is passes


def test_a_title_names_the_host_or_not(reader) -> None:
    assert prefilter.names_host("Ships for Ukraine", reader.language("en"))
    assert not prefilter.names_host("Ships for Malta", reader.language("en"))


@pytest.mark.parametrize("text", ["", "   ", "2026-01-07", "…!?"])
def test_a_text_without_letters_has_no_language(text) -> None:
    assert detect_language.detect(text) == "und"
