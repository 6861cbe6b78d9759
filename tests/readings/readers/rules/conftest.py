"""The reader on the codebook's lexicons, made once for all tests of this folder."""

from datetime import date

import pytest

from coalition.codebook.lexicon import Lexicons, load_lexicons
from coalition.codebook.loader import load
from coalition.core.paths import PROJECT
from coalition.readings.claims import ArticleText, Claim
from coalition.readings.readers.rules import RulesReader
from coalition.readings.readers.rules.syntax.document import Document

CODEBOOK = PROJECT / "codebooks" / "ukraine"
TODAY = date(2026, 1, 10)


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    return load_lexicons(CODEBOOK)


@pytest.fixture(scope="session")
def reader(lexicons: Lexicons) -> RulesReader:
    return RulesReader(lexicons, load(CODEBOOK).reading_rules)


@pytest.fixture(scope="session")
def claims_of(reader):
    """The claims of a text."""

    def read(
        text: str, lang: str | None = "en", on: date | None = TODAY, title: str | None = None
    ) -> list[Claim]:
        return reader.read(ArticleText(text=text, lang=lang, date=on, title=title)).claims

    return read


@pytest.fixture(scope="session")
def document(reader):
    """A text laid out as the reader sees it."""

    def make(text: str, lang: str = "en", on: date = TODAY) -> Document:
        return Document(text, reader.language(lang), on)

    return make
