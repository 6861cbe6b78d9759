"""Bytes -> the article's text and what the page says about itself. Pure: no database, no network."""

import mimetypes
import re
from dataclasses import replace

from coalition.sources.articles.agency_credit import credited_agency
from coalition.sources.articles.decode import decode, repair
from coalition.sources.articles.extracted import Extracted, refuse_too_long, repaired_line, storable
from coalition.sources.articles.html import from_html
from coalition.sources.articles.plausibility import language_of
from coalition.sources.errors import NotAnArticle, NotText

SHORTEST_TEXT = 60  # without spaces
FEWEST_WORDS = 8

# The first bytes of what people hand in by mistake.
BINARIES = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or office document", b"\x89PNG": "a picture", b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture", b"RIFF": "a picture or sound", b"\x1f\x8b": "a gzip archive", b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "an RTF document", b"BZh": "an archive", b"7z\xbc\xaf": "an archive",
}  # fmt: skip
TEXTS = ("text/", "application/xhtml", "application/xml", "application/octet-stream")

_HTML = re.compile(r"<(!doctype html|html|head|body|article|div|p|h1|meta|title)[\s>]", re.IGNORECASE)
_SENTENCE = re.compile(r"\w[\w»”\"')\]]*[.!?…。](\s|[»”\"')\]]|$)")


def extract(
    data: bytes, *, content_type: str = "", name: str = "", url: str = "", language: str = ""
) -> Extracted:
    """The article in bytes that came with a content type, a file's name or an address (all optional, none believed blindly).

    Plain text is taken as it is, but for line ends (LF), a byte order mark and control characters. Of HTML the article
    is taken by trafilatura, without comments and tables. Raises NotText, WrongEncoding, NotAnArticle or TooLarge.
    """
    refuse_binary(data, content_type)
    text = decode(data, declared=_charset(content_type))
    if _is_html(text, content_type, name):
        found = from_html(text, url)
    else:
        refuse_too_long(text)
        plain = repair(storable(text))
        found = Extracted(text=plain, title=_headline(plain))
    _refuse_no_article(found.text)
    return replace(
        found, language=language or language_of(found.text), origin=credited_agency(found.text, found.author)
    )


def refuse_binary(data: bytes, content_type: str) -> None:
    """Raise NotText for what is empty, or no text by its type or its first bytes."""
    if not data.strip():
        raise NotText("It is empty.")
    for magic, what in BINARIES.items():
        if data.startswith(magic):
            raise NotText(f"It is {what}, not an article. Hand in the text or the web page.")
    mime = content_type.partition(";")[0].strip().lower()
    if mime and not mime.startswith(TEXTS):
        raise NotText(f"It is {mime}, not a web page or a text.")


def _charset(content_type: str) -> str:
    found = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", content_type, re.IGNORECASE)
    return found.group(1) if found else ""


def _is_html(text: str, content_type: str, name: str) -> bool:
    mime = content_type.partition(";")[0].strip().lower() or mimetypes.guess_type(name)[0] or ""
    if "html" in mime:
        return True
    if mime == "text/plain":
        return False
    return _HTML.search(text[:2000]) is not None


def _headline(text: str) -> str:
    """The first line, when it stands alone and is no sentence."""
    first, _, rest = text.lstrip().partition("\n")
    alone = rest.startswith("\n") and rest.strip()
    return (
        repaired_line(first, 200)
        if alone and len(first) <= 200 and not first.rstrip().endswith((".", "!", "…", ":", ","))
        else ""
    )


def _refuse_no_article(text: str) -> None:
    letters = sum(1 for char in text if char.isalpha())
    visible = sum(1 for char in text if not char.isspace())
    if visible < SHORTEST_TEXT or len(text.split()) < FEWEST_WORDS:
        raise NotAnArticle("It is too short to be an article.")
    if letters < 0.6 * visible or _SENTENCE.search(text) is None:
        raise NotAnArticle("It holds no sentences, so it is not an article.")
