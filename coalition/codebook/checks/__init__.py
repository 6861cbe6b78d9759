"""What a codebook lacks, and for which page, rule or language: one finding a line.

`all_findings` looks at everything; `required` keeps those without which the site can't start or would fail on some page.
"""

from collections.abc import Iterable
from pathlib import Path

from coalition.codebook.checks import languages, parts, reading, starter
from coalition.codebook.checks.finding import Finding
from coalition.codebook.lexicon import LexiconError, load_lexicons
from coalition.codebook.loader import CodebookError, load

__all__ = ["Finding", "all_findings", "required"]


def all_findings(folder: Path, page_languages: Iterable[str]) -> list[Finding]:
    """Those that are required first. `page_languages`: codes of the languages that the site is shown in."""
    try:
        book = load(folder)
    except CodebookError as error:
        return [Finding(str(error), required=True)]
    try:
        words = load_lexicons(folder)
    except LexiconError as error:
        found = [Finding(str(error), required=True)]
    else:
        found = [*reading.findings(book, words)]
    found += parts.findings(book, folder)
    found += starter.findings(book, folder)
    found += languages.findings(book, page_languages)
    return sorted(found, key=lambda one: not one.required)


def required(folder: Path) -> list[Finding]:
    return [one for one in all_findings(folder, ()) if one.required]
