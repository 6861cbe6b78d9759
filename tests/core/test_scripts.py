"""A translation stands in its own language's catalogue: told apart by the script at least."""

import re

import pytest

from coalition.core.i18n import catalogues

CYRILLIC = re.compile("[\u0400-\u04ff]")


@pytest.mark.parametrize("language", ["de", "fr"])
def test_no_ukrainian_slipped_into_a_latin_language(language):
    strings = [str(message.string) for message in catalogues.read(language) if message.id]
    assert [string for string in strings if CYRILLIC.search(string)] == []
