"""Bytes -> the article's text and what the page says about itself. Pure: no database, no network."""

import logging
import mimetypes
import re
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import lxml.html
import trafilatura
from lxml import etree

from coalition.sources.addresses import clean, same_site
from coalition.sources.articles.agency_credit import agency
from coalition.sources.articles.clean_text import one_line
from coalition.sources.articles.decode import decode, language_of, repair
from coalition.sources.errors import ForbiddenAddress, NotAnArticle, NotText, TooLarge

# It warns of what ends here as a refusal with a reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

LONGEST_TEXT = 1_000_000  # characters; a whole day of a parliament is less
MOST_ELEMENTS = 50_000  # of a page; long live blogs have half of that, and each costs time
SHORTEST_TEXT = 60  # without spaces
FEWEST_WORDS = 8
OLDEST = date(1990, 1, 1)  # an earlier date on a web page is a mistake

# The first bytes of what people hand in by mistake.
BINARIES = {
    b"%PDF": "a PDF", b"PK\x03\x04": "a ZIP archive or office document", b"\x89PNG": "a picture", b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture", b"RIFF": "a picture or sound", b"\x1f\x8b": "a gzip archive", b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "an RTF document", b"BZh": "an archive", b"7z\xbc\xaf": "an archive",
}  # fmt: skip
TEXTS = ("text/", "application/xhtml", "application/xml", "application/octet-stream")

_HTML = re.compile(r"<(!doctype html|html|head|body|article|div|p|h1|meta|title)[\s>]", re.IGNORECASE)
_SENTENCE = re.compile(r"\w[\w»”\"')\]]*[.!?…。](\s|[»”\"')\]]|$)")
# What XML, and so our own feeds, can't hold; surrogates can't reach PostgreSQL either.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,8});?", re.IGNORECASE)
_DATE_MODIFIED = re.compile(r'"dateModified"\s*:\s*"(\d{4}-\d\d-\d\d)')


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
        found = _from_html(text, url)
    else:
        _refuse_what_is_too_long(text)
        plain = repair(_storable(text))
        found = Extracted(text=plain, title=_headline(plain))
    _refuse_what_is_no_article(found.text)
    return replace(
        found, language=language or language_of(found.text), origin=agency(found.text, found.author)
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


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _headline(text: str) -> str:
    """The first line, when it stands alone and is no sentence."""
    first, _, rest = text.lstrip().partition("\n")
    alone = rest.startswith("\n") and rest.strip()
    return (
        _line(first, 200)
        if alone and len(first) <= 200 and not first.rstrip().endswith((".", "!", "…", ":", ","))
        else ""
    )


def _from_html(text: str, url: str) -> Extracted:
    tree = _tree(text)
    if tree is None:
        raise NotText("It is an empty page.")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise TooLarge(f"The page has more than {MOST_ELEMENTS:,} elements.")
    updated_on, canonical = _day(_modified(tree)), _canonical(tree, url)
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only what the page says of itself: any date in the text would do for the extensive search.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    body = "" if document is None or isinstance(document, dict) else _storable(document.text or "")
    if document is None or isinstance(document, dict) or not body.strip():
        raise NotAnArticle("No article was found on the page.")
    published_on = _day(document.date)
    _refuse_what_is_too_long(body)
    return Extracted(
        text=repair(body).strip("\n"),
        title=_line(document.title, 500),
        author=_line(document.author, 300),
        site=_line(document.sitename, 200),
        url=canonical,
        published_on=published_on,
        updated_on=updated_on if published_on and updated_on and updated_on > published_on else None,
    )


def _tree(text: str) -> lxml.html.HtmlElement | None:
    """The parsed page. The bytes are decoded already: what the page says of its encoding must not be heard again."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False
    )
    try:
        return lxml.html.document_fromstring(
            _REFERENCE.sub(_referred, _storable(text)).encode(), parser=parser
        )
    except etree.ParserError:  # "Document is empty"
        return None


def _referred(reference: re.Match[str]) -> str:
    """A numeric reference as it is, or nothing when it refers to what no text may hold: `&#0;`."""
    number = reference.group(1).lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return "" if code > sys.maxunicode or _UNSTORABLE.match(chr(code)) else reference.group()


def _modified(tree: lxml.html.HtmlElement) -> str:
    for content in tree.xpath(
        "//meta[@property='article:modified_time' or @itemprop='dateModified']/@content"
    ):
        return str(content)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if found := _DATE_MODIFIED.search(str(script)):
            return found.group(1)
    return ""


def _day(written: str | None) -> date | None:
    """A page's date, unless it is nonsense: malformed, in the future, or before the web."""
    try:
        day = date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
    # A day of grace: it may be tomorrow already where the publisher is.
    return day if OLDEST <= day <= datetime.now(UTC).date() + timedelta(days=1) else None


def _canonical(tree: lxml.html.HtmlElement, url: str) -> str:
    """The address a page names as its own, believed only for its own site: a page may not speak for another."""
    named = [
        *tree.xpath("//link[@rel='canonical']/@href"),
        *tree.xpath("//meta[@property='og:url']/@content"),
    ]
    for candidate in named if url else ():
        try:
            address = clean(urljoin(url, str(candidate)))
        except (ForbiddenAddress, ValueError):
            continue
        # A home page that every article names as canonical would make all articles one.
        if same_site(address, url) and urlsplit(address).path not in {"", "/"}:
            return address
    return ""


def _line(written: str | None, longest: int) -> str:
    return one_line(repair(written or ""), longest)


def _refuse_what_is_too_long(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise TooLarge(f"It has {len(text):,} characters; an article has at most {LONGEST_TEXT:,}.")


def _refuse_what_is_no_article(text: str) -> None:
    letters = sum(1 for char in text if char.isalpha())
    visible = sum(1 for char in text if not char.isspace())
    if visible < SHORTEST_TEXT or len(text.split()) < FEWEST_WORDS:
        raise NotAnArticle("It is too short to be an article.")
    if letters < 0.6 * visible or _SENTENCE.search(text) is None:
        raise NotAnArticle("It holds no sentences, so it is not an article.")
