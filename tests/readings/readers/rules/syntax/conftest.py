"""Documents of one or more sentences, laid out as the reader sees them."""

import pytest

from coalition.readings.readers.rules.syntax.document import Document
from tests.readings.readers.rules.conftest import TODAY


@pytest.fixture(scope="session")
def document(reader):
    def make(text: str, lang: str = "en", on=TODAY) -> Document:
        return Document(text, reader.language(lang), on)

    return make
