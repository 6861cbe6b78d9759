"""What extraction gives, and what it never gives: text that is damaged, too long, or can't be stored."""

import re
from dataclasses import dataclass
from datetime import date

from coalition.sources.articles.clean_text import one_line
from coalition.sources.articles.decode import repair
from coalition.sources.errors import TooLarge

LONGEST_TEXT = 1_000_000  # characters; a whole day of a parliament is less
# What XML, and so our own feeds, can't hold; surrogates can't reach PostgreSQL either.
UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Extracted:
    """An article as it was extracted. `text` is final: offsets of claims and evidence count in it."""

    text: str
    language: str = ""
    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""  # the canonical address, when the page names one on its own site
    published_on: date | None = None
    updated_on: date | None = None
    origin: str = ""


def storable(text: str) -> str:
    """The text with line ends as LF and without the characters that can't be stored."""
    return UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def repaired_line(written: str | None, longest: int) -> str:
    """A title or a name on one line, its encoding mistakes undone."""
    return one_line(repair(written or ""), longest)


def refuse_too_long(text: str) -> None:
    """Raise TooLarge for more text than an article has."""
    if len(text) > LONGEST_TEXT:
        raise TooLarge(f"It has {len(text):,} characters; an article has at most {LONGEST_TEXT:,}.")
