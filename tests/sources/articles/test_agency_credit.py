"""Agencies are recognised by their credit lines, and only by them."""

import pytest

from coalition.sources.articles.agency_credit import credited_agency

BODY = "Norway could send ships to the Black Sea, its invented minister said on Monday."


@pytest.mark.parametrize(
    ("text", "author", "found"),
    [
        (f"BERLIN (dpa) – {BODY}", "", "dpa"),
        (f"A headline\n\nBerlin/Paris (dpa/AFP) - {BODY}", "", "dpa"),
        (f"PARIS, Jan 6 (Reuters) - {BODY}", "", "Reuters"),
        (f"KYIV, Ukraine (AP) — {BODY}", "", "AP"),
        (f"Київ (Укрінформ) – {BODY}", "", "Ukrinform"),
        (f"{BODY} (dpa)", "", "dpa"),
        (f"{BODY}\n(sda/dpa)", "", "Keystone-SDA"),
        (f"{BODY}\n© AFP", "", "AFP"),
        (f"{BODY}\nQuelle: dpa", "", "dpa"),
        (f"{BODY} Mit Material von Reuters.", "", "Reuters"),
        (f"{BODY}\nAvec AFP", "", "AFP"),
        (BODY, "Reuters", "Reuters"),
        (BODY, "Ada Example, AFP", "AFP"),
        (BODY, "", ""),
        (BODY, "Ada Example", ""),
        (f"“We are ready”, she told Reuters in Oslo. {BODY}", "", ""),
        (f"{BODY} That is what she told the Reuters news agency on Tuesday.", "", ""),
        (f"{BODY} The app (version 2) is new. {BODY}", "", ""),
    ],
)
def test_credit(text: str, author: str, found: str) -> None:
    assert credited_agency(text, author) == found
