"""A web page -> the article on it and what the page says about itself."""

import logging
import re
import sys
from datetime import date
from urllib.parse import urljoin, urlsplit

import lxml.html
import trafilatura
from lxml import etree

from coalition.sources.addresses import clean, same_site
from coalition.sources.articles.dates import plausible_day
from coalition.sources.articles.decode import repair
from coalition.sources.articles.extracted import (
    UNSTORABLE,
    Extracted,
    refuse_too_long,
    repaired_line,
    storable,
)
from coalition.sources.errors import ForbiddenAddress, NotAnArticle, NotText, TooLarge

# It warns of what ends here as a refusal with a reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MOST_ELEMENTS = 50_000  # of a page; long live blogs have half of that, and each costs time

_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,8});?", re.IGNORECASE)
_DATE_MODIFIED = re.compile(r'"dateModified"\s*:\s*"(\d{4}-\d\d-\d\d)')


def from_html(text: str, url: str) -> Extracted:
    """The article on a page, by trafilatura, without comments and tables. Raises NotText, TooLarge or NotAnArticle."""
    tree = _tree(text)
    if tree is None:
        raise NotText("It is an empty page.")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise TooLarge(f"The page has more than {MOST_ELEMENTS:,} elements.")
    updated_on, canonical = _day(_modified_on(tree)), _canonical(tree, url)
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
    body = "" if document is None or isinstance(document, dict) else storable(document.text or "")
    if document is None or isinstance(document, dict) or not body.strip():
        raise NotAnArticle("No article was found on the page.")
    published_on = _day(document.date)
    refuse_too_long(body)
    return Extracted(
        text=repair(body).strip("\n"),
        title=repaired_line(document.title, 500),
        author=repaired_line(document.author, 300),
        site=repaired_line(document.sitename, 200),
        url=canonical,
        published_on=published_on,
        updated_on=updated_on if published_on and updated_on and updated_on > published_on else None,
    )


def _tree(text: str) -> lxml.html.HtmlElement | None:
    """The parsed page. The bytes are decoded already: what the page says of its encoding must not count again."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False
    )
    try:
        return lxml.html.document_fromstring(
            _REFERENCE.sub(_checked_reference, storable(text)).encode(), parser=parser
        )
    except etree.ParserError:  # "Document is empty"
        return None


def _checked_reference(reference: re.Match[str]) -> str:
    """A numeric reference as it is, or nothing when it refers to what no text may hold: `&#0;`."""
    number = reference.group(1).lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return "" if code > sys.maxunicode or UNSTORABLE.match(chr(code)) else reference.group()


def _modified_on(tree: lxml.html.HtmlElement) -> str:
    for content in tree.xpath(
        "//meta[@property='article:modified_time' or @itemprop='dateModified']/@content"
    ):
        return str(content)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        if found := _DATE_MODIFIED.search(str(script)):
            return found.group(1)
    return ""


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


def _day(written: str | None) -> date | None:
    """A page's date, unless it is malformed or implausible."""
    try:
        return plausible_day(date.fromisoformat((written or "")[:10]))
    except ValueError:
        return None
