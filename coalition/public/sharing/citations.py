"""“Cite this”: a page as text, as BibTeX and as RIS, with the day that is shown and the version of the register.

The address of a citation fixes both clocks, so that it shows years later what the citing author saw.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from coalition.core.i18n.dates import day as written

# What LaTeX would take for more than a letter.
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """`publisher`: the site with its coalition; `title`: the page; `day`: the day it shows; `seen`: when it was looked at."""

    publisher: str
    title: str
    url: str
    day: date
    version: int
    seen: date
    language: str = "en"

    def text(self) -> str:
        return _(
            "%(publisher)s: “%(title)s”. As of %(day)s, register version %(version)s. %(url)s (seen %(seen)s)."
        ) % {
            "publisher": self.publisher,
            "title": self.title,
            "day": written(self.day),
            "version": self.version,
            "url": self.url,
            "seen": written(self.seen),
        }

    def bibtex(self) -> str:
        """An entry of the type `misc`, which BibTeX and BibLaTeX both know."""
        fields = {
            "author": f"{{{_latex(self.publisher)}}}",
            "title": f"{{{_latex(self.title)}}}",
            "year": str(self.day.year),
            "date": self.day.isoformat(),
            "version": str(self.version),
            "note": _latex(f"As of {self.day.isoformat()}, register version {self.version}"),
            "url": re.sub(r"[{}\\\s]", "", self.url),
            "urldate": self.seen.isoformat(),
            "language": self.language,
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}}}\n"

    def ris(self) -> str:
        """A record of the type DATA; lines end as the format's description wants it."""
        fields = [
            ("TY", "DATA"),
            ("TI", self.title),
            ("AU", self.publisher),
            ("PB", self.publisher),
            ("PY", str(self.day.year)),
            ("DA", self.day.strftime("%Y/%m/%d")),
            ("ET", str(self.version)),
            ("LA", self.language),
            ("UR", self.url),
            ("Y2", self.seen.strftime("%Y/%m/%d")),
            ("N1", f"As of {self.day.isoformat()}, register version {self.version}"),
            ("ER", ""),
        ]
        return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)

    @property
    def key(self) -> str:
        """The same for the same page, day and version: letters of the title, then both numbers."""
        stem = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:40] or "page"
        return f"{stem}-{self.day.isoformat()}-v{self.version}"


def _latex(words: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in " ".join(words.split()))
