"""Which news agency's report a text prints, by its credit line, so that twenty papers count as one report."""

import re

# As agencies are credited -> the one name they are stored under.
AGENCIES = {
    "dpa": "dpa", "dpa-afx": "dpa", "afp": "AFP", "agence france-presse": "AFP", "reuters": "Reuters", "rtr": "Reuters",
    "ap": "AP", "associated press": "AP", "apa": "APA", "keystone-sda": "Keystone-SDA", "sda": "Keystone-SDA", "ats": "Keystone-SDA",
    "ansa": "ANSA", "efe": "EFE", "pap": "PAP", "belga": "Belga", "anp": "ANP", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau",
    "čtk": "ČTK", "ctk": "ČTK", "mti": "MTI", "lusa": "Lusa", "bns": "BNS", "stt": "STT", "kna": "KNA", "epd": "epd",
    "ukrinform": "Ukrinform", "укрінформ": "Ukrinform", "interfax-ukraine": "Interfax-Ukraine", "інтерфакс-україна": "Interfax-Ukraine",
    "unian": "UNIAN", "уніан": "UNIAN", "bloomberg": "Bloomberg", "upi": "UPI", "xinhua": "Xinhua", "tass": "TASS", "тасс": "TASS",
}  # fmt: skip

_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
# “BERLIN (dpa) –”, “PARIS, Jan 6 (Reuters) -”, “Kyiv/Paris (AFP)”: in the first line, after a place.
_DATELINE = re.compile(
    rf"^[^\n.!?]{{0,80}}[(\[]\s*(?P<name>{_NAMES})(?:\s*[/,]\s*[\w-]+)*\s*[)\]]", re.IGNORECASE
)
# “(dpa/max)”, “© AFP”, “Quelle: dpa”, “Mit Material von Reuters”, “Source: AP”: the last words.
_CREDIT = re.compile(
    rf"(?:[(\[]\s*|(?:©|\(c\)|quelle|quellen|source|sources|джерело|avec|with|mit material von|mit|nach|par|by)\s*:?\s*)"
    rf"(?P<name>{_NAMES})(?:\s*(?:[/,]|und|and|et)\s*[\w-]+)*\s*[)\]]?\s*[.]?\s*$",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"(?:^|[\s,;/])(?P<name>{_NAMES})(?:$|[\s,;/])", re.IGNORECASE)
HEAD = TAIL = 200  # characters of a text in which a credit stands


def credited_agency(text: str, author: str = "") -> str:
    """The agency a report is credited to, the first one when there are several; empty when it is the publisher's own.

    “… told Reuters” within the text is no credit: only a dateline, the closing words and the author's name are asked.
    """
    head = [line for line in text[: 3 * HEAD].splitlines() if line.strip()][:3]
    found = next((match for line in head if (match := _DATELINE.match(line[:HEAD].strip()))), None)
    found = found or _CREDIT.search(text.rstrip()[-TAIL:]) or _BYLINE.search(author)
    return AGENCIES[found.group("name").lower()] if found else ""
