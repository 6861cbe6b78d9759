"""What looks like a claim and is none, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import read, said

CLAIM = "ES troops promise"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sol promises soldiers.", CLAIM),
        ("Nay promises soldiers.", ""),  # in opposition
        ("Duce promises soldiers.", ""),  # out of office
        ("Spain supposedly promises soldiers.", ""),
        ("Spain formerly promises soldiers.", ""),
        ("Spain urges soldiers promises.", ""),
        ("experts said Spain promises soldiers.", ""),
        ("opposition said Spain promises soldiers.", ""),
        ("Russia said Spain promises soldiers.", ""),
        ("Hetman said Spain promises soldiers.", CLAIM),  # the host may tell what others do
        ("Spain promises soldiers in Gaza.", ""),
        ("Spain promises soldiers in Gaza and Ukraine.", CLAIM),
        ("Spain asked whether Italy promises soldiers.", ""),
        ("Will Spain send soldiers?", ""),
        ("x poll x. Spain promises soldiers 20%.", ""),
        ("Spain promises soldiers 20%.", CLAIM),
        ("Formerly x. Spain promises soldiers.", CLAIM),
    ],
)
def test_only_who_can_promise_now_and_here_is_believed(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("lang", "offered"),
    [("uk", "ES money promise"), ("pl", "ES money promise"), ("en", "ES money promise; ES troops promise")],
)
def test_where_a_language_sets_a_comma_before_its_if_nothing_below_it_is_offered(
    lang: str, offered: str
) -> None:
    assert said("Spain promises money, if x soldiers.", lang) == offered
    assert said("Spain promises soldiers, if x.", lang) == CLAIM


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Spain promises soldiers.", "x Ukraine", CLAIM),
        ("Spain promises soldiers in Ukraine.", "", CLAIM),
        ("Xx. Xx. Xx. Ukraine x. Spain promises soldiers.", "", CLAIM),
        ("Xx. Xx. Xx. Ukraine x. Xx. Xx. Spain promises soldiers.", "", CLAIM),
        ("Xx. Xx. Xx. Ukraine x. Xx. Xx. Xx. Spain promises soldiers.", "", ""),
        ("Invasion x Ukraine. Xx. Xx. Spain promises soldiers.", "", ""),  # named for the war alone
    ],
)
def test_the_host_is_named_first_or_close_by(text: str, title: str, expected: str) -> None:
    assert said(text, title=title) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sol promises soldiers.", "Ana Sol"),
        ("Spain promises soldiers, Sol said.", "Ana Sol"),
        ("Spain promises soldiers, said Sol.", "Ana Sol"),
        ("Spain promises soldiers, said x x x Sol.", "Ana Sol"),
        ("Spain promises soldiers, said x x x x Sol.", None),
        ("Spain promises soldiers, Hetman said.", None),  # who speaks for the host speaks for nobody else
        ("Spain promises soldiers.", None),
    ],
)
def test_the_speaker_stands_at_the_verb_of_saying(text: str, speaker: str | None) -> None:
    assert [claim.speaker for claim in read(text)] == [speaker]
