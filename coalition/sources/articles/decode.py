"""Bytes -> characters. Never a guess that leaves gibberish: either the decoding is plausible, or it is refused."""

import codecs
import re

import ftfy
import ftfy.badness

from coalition.sources.articles.plausibility import BEYOND_ASCII, plausibility
from coalition.sources.errors import NotText, WrongEncoding

SNIFFED = 2048  # bytes in which a page declares its encoding (HTML says 1024; some pages need more)
JUDGED = 32768  # bytes by which an undeclared encoding is judged
PLAUSIBLE = 0.9  # share of the characters beyond ASCII that the text's language really uses

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers understand by these names (WHATWG Encoding Standard): Latin-1 is said and Windows is meant.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# Tried in this order where nothing plausible is declared; the letters decide, the order only breaks ties.
TRIED = (
    "cp1252",
    "cp1251",
    "cp1250",
    "iso8859-2",
    "koi8-u",
    "iso8859-5",
    "iso8859-15",
    "mac-roman",
    "cp866",
    "cp1257",
    "cp1253",
    "cp1254",
)

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)


def decode(data: bytes, *, declared: str = "") -> str:
    """The text of bytes; `declared` is the charset that the server named, if any.

    Raises NotText for binary data and WrongEncoding where no decoding gives plausible text. Order of belief: a byte
    order mark, valid UTF-8 (nothing else is valid UTF-8 by chance), what server and page declare, then the encodings
    that Europe used before, judged by their letters.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    names = [name for name in (_known(declared), _known(_inside(data))) if name]
    if _mostly_utf8(data) and (not names or "utf-8" in names):
        return data.decode("utf-8", errors="replace")
    return _most_plausible(data, [name for name in names if name != "utf-8"])


def repair(text: str) -> str:
    """The text with encoding mistakes undone that were made before it was published (“Ã¤” for “ä”).

    Raises WrongEncoding when what remains is visibly broken, so that no gibberish is stored unnoticed.
    """
    if ftfy.badness.is_bad(text):
        text = ftfy.fix_encoding(text)
    if text.count("\ufffd") > 1 + len(text) / 1000 or ftfy.badness.badness(text) > 2 + len(text) / 300:
        raise WrongEncoding(
            "Its characters are damaged: it was saved in a wrong encoding. Save it as UTF-8 and hand it in again."
        )
    return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise WrongEncoding(
            f"It says it is {encoding.upper()} but is not. Save it as UTF-8 and hand it in again."
        ) from error


def _wide(data: bytes) -> str:
    """UTF-16 without its mark, recognised by where the zeros are. Raises NotText: other zeros mean binary data."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even == 0 or odd == 0:
        try:
            text = data.decode("utf-16-le" if odd else "utf-16-be")
        except UnicodeDecodeError:
            text = ""
        if text and plausibility(text) >= PLAUSIBLE:
            return text
    raise NotText("It is binary data, not text.")


def _inside(data: bytes) -> str:
    head = data[:SNIFFED]
    found = _XML.search(head) or _META.search(head)
    return found.group(1).decode("ascii") if found else ""


def _known(label: str) -> str:
    """Python's name of an encoding, or nothing when it is unknown or no text encoding at all."""
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    # `rot13` and `zip` are codecs too, and UTF-7 is a well-known way past filters.
    if not getattr(found, "_is_text_encoding", True) or found.name in {
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
    }:
        return ""
    return MEANT.get(found.name, found.name)


def _mostly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 with a few damaged places: an old comment, a cut character."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return bad <= (len(BEYOND_ASCII.findall(text)) - bad) / 20


def _most_plausible(data: bytes, declared: list[str]) -> str:
    """Decode in the encoding that makes the most of a sample. All that are tried have one byte a letter."""
    first = next(index for index, byte in enumerate(data) if byte > 127)
    sample = data[max(0, first - JUDGED // 8) : first + JUDGED]
    best, best_share = "", 0.0
    for encoding in dict.fromkeys((*declared, *TRIED)):
        try:
            share = plausibility(sample.decode(encoding))
        except UnicodeDecodeError:
            continue
        if share >= PLAUSIBLE and encoding in declared:
            return _strictly(data, encoding)
        if share > best_share:
            best, best_share = encoding, share
    if best_share < PLAUSIBLE:
        raise WrongEncoding(
            "Its encoding is neither declared rightly nor recognisable. Save it as UTF-8 and hand it in again."
        )
    return _strictly(data, best)
