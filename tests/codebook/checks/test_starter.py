"""Whether every row of the starter register can be recorded: told with the file and the line before anything starts."""

from pathlib import Path

import pytest

from tests.codebook.checks.given import change, copied, missing


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copied(tmp_path)


FACTS, MEMBERS, BODIES = "starter/facts.csv", "starter/members.csv", "starter/bodies.csv"
MANDATES, CLAIMS = "starter/mandates.csv", "starter/group_claims.csv"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (FACTS, "NZ,wardens,Wardens for the north light,weighing", "XX,wardens,Wardens for the north light,weighing", "line 2: 'XX' is no countries that is known"),
        (FACTS, "CL;IE,harbours", "CL;FR,harbours", "line 5: 'FR' is no countries that is known"),
        (FACTS, "accord;chamber", "accord;peace", "line 3: 'peace' is no conditions that is known"),
        (FACTS, ",weighing,,,,accord", ",perhaps,,,,accord", "line 2: 'perhaps' is no status that is known"),
        (FACTS, "2025-04-02,day", "2025-04-02,year", "line 2: 'year' is no precision that is known"),
        (FACTS, ",press,B,The Example Gazette,https://gazette.example/8", ",press,Z,The Example Gazette,https://gazette.example/8", "line 10: 'Z' is no tier that is known"),
        (FACTS, ",press,B,The Example Gazette,https://gazette.example/8", ",rumour,B,The Example Gazette,https://gazette.example/8", "line 10: 'rumour' is no basis that is known"),
        (FACTS, "onsite,8,8,", "onsite,some,8,", "line 6: a unit without numbers"),
        (FACTS, "onsite,8,8,", "onsite,8,NaN,", "line 6: a unit without numbers"),
        (FACTS, "onsite,8,8,", "onsite,,,", "line 6: a unit without numbers"),
        (FACTS, ",sighting,", ",press,", "line 6: onsite needs evidence that rests on one of sighting"),
        (FACTS, "NZ,wardens,Wardens for the north light,weighing", ",wardens,,", "line 2: countries, title, status has to be filled in"),
        (FACTS, "2025-05-05,day", ",", "line 7: said_on, precision has to be filled in"),
        (FACTS, "https://gazette.example/1,", "https://gazette.example/1", "line 2: it has more or fewer fields than columns"),
        (FACTS, "https://gazette.example/1,", "https://gazette.example/1,,x", "line 2: it has more or fewer fields than columns"),
        (MEMBERS, "JP,no,,,", "BR,no,,,", "line 5: BR stands there twice"),
        (MEMBERS, "SN,yes,2025-06-12", "SN,yes,", "line 8: a member needs seen_on, the day from which on it is one"),
        (MEMBERS, "UY,no", ",no", "line 9: country has to be filled in"),
        (MEMBERS, "UY,no", "uy,no", "line 9: 'uy' is no country that is known"),
        (BODIES, "CL,pilots", "CL,divers", "line 2: 'divers' is no body that is known"),
        (BODIES, "CL,pilots", "FR,pilots", "line 2: 'FR' is no country that is known"),
        (BODIES, "2014-01-01,2025-09-30", "2014-01-01,autumn", "line 4: 'autumn' is no valid_until that is known"),
        (BODIES, "2014-01-01,2025-09-30", ",2025-09-30", "line 4: valid_from has to be filled in"),
        (MANDATES, "2026-03-02", "in spring", "line 2: 'in spring' is no next_on that is known"),
        (MANDATES, "NZ,Upper Chamber", "FR,Upper Chamber", "line 2: 'FR' is no country that is known"),
        (MANDATES, ",asked,", ",,", "line 2: state has to be filled in"),
        (CLAIMS, "2025-09-04,5,", "2025-09-04,five,", "line 2: 'five' is no number that is known"),
        (CLAIMS, "wardens;patrols", "wardens;ships", "line 2: 'ships' is no kinds that is known"),
        (CLAIMS, "Tadeo Brisamar", "", "line 2: claimed_by has to be filled in"),
    ],
)  # fmt: skip
def test_a_row_that_can_t_be_recorded_is_told_with_its_line(
    own: Path, file: str, old: str, new: str, said: str
) -> None:
    change(own / file, old, new)
    assert f"{file}, {said}." in missing(own)


def test_a_row_that_goes_over_several_lines_does_not_shift_those_below(own: Path) -> None:
    change(own / FACTS, "Would lend wardens once", '"Would lend wardens\nonce')
    change(own / FACTS, "Accord is kept,", 'Accord is kept",')
    change(own / FACTS, "SN,patrols", "SN,ships")
    assert missing(own) == [f"{FACTS}, line 10: 'ships' is no kind that is known."]


def test_a_file_that_is_not_written_in_utf_8_is_told(own: Path) -> None:
    (own / FACTS).write_bytes("countries,kind\nS\u00e9n\u00e9gal,x\n".encode("latin-1"))
    assert missing(own) == [f"{FACTS}: it isn't written in UTF-8."]


def test_every_fault_of_a_file_is_told_at_once(own: Path) -> None:
    change(own / FACTS, "NZ,wardens", "NZ,ships")
    change(own / FACTS, "SN,patrols", "SN,ships")
    change(own / CLAIMS, "wardens;", "ships;")
    assert len(missing(own)) == 3


def test_a_column_that_is_not_there_is_named_and_one_too_many_does_no_harm(own: Path) -> None:
    change(own / MANDATES, "state,state_words,majority", "state,words,share")
    assert missing(own) == ["starter/mandates.csv: no column majority, state_words."]
    change(own / MANDATES, "state,words,share", "state,state_words,majority")
    header, *rows = (own / MEMBERS).read_text().splitlines()
    (own / MEMBERS).write_text("\n".join([f"{header},note", *(f"{row},seen" for row in rows)]))
    assert missing(own) == []


def test_a_register_may_begin_empty(own: Path) -> None:
    for file in (own / "starter").glob("*.csv"):
        file.write_text(file.read_text().splitlines()[0])
    assert missing(own) == []
