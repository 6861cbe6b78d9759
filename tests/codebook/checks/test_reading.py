"""What the reader has to go by, language by language: what is unknown is an error, what is silent a warning."""

from pathlib import Path

import pytest

from tests.codebook.checks.given import change, copied, missing, warned


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("conditions: {peace: [peace]}", "lexicon/fr.yaml: peace is none of the conditions."),
        ("condition_phrases: {peace: [in peace]}", "lexicon/fr.yaml: peace is none of the conditions."),
        ("kinds: {ships: {strong: [ships]}}", "lexicon/fr.yaml: ships is none of the kinds."),
    ],
)
def test_cues_of_what_the_codebook_does_not_know_are_told_with_their_file(
    own: Path, added: str, said: str
) -> None:
    (own / "lexicon" / "fr.yaml").write_text(f"host: [Larkspur]\n{added}\n")
    assert missing(own) == [said]


def test_a_lexicon_that_says_only_where_it_is_tells_all_that_is_never_read(own: Path) -> None:
    (own / "lexicon" / "fr.yaml").write_text("host: [Larkspur]\n")
    french = [one for one in warned(own) if one.startswith("lexicon/fr.yaml")]
    assert french == [
        "lexicon/fr.yaml: no cues, so never read in fr: kinds wardens, patrols, harbours, purse.",
        "lexicon/fr.yaml: no cues, so never read in fr: conditions accord, chamber.",
    ]


def test_a_language_of_which_nothing_is_known_says_which_file_to_write_first(own: Path) -> None:
    (own / "lexicon" / "xx.yaml").write_text("host: [Larkspur]\n")
    assert any("nothing is known of that language yet. Write" in one for one in missing(own))


def test_what_is_wrong_with_a_lexicon_does_not_hide_what_is_wrong_elsewhere(own: Path) -> None:
    (own / "lexicon" / "fr.yaml").write_text("host: Larkspur\n")
    change(own / "starter" / "facts.csv", "SN,patrols", "SN,ships")
    assert [("lexicon/fr.yaml: host" in one, "'ships'" in one) for one in missing(own)] == [
        (True, False),
        (False, True),
    ]


def test_a_kind_without_traits_and_a_coalition_without_leaders_are_warned_of(own: Path) -> None:
    change(own / "codebook.yaml", "    traits: [sites, taken_up]\n", "")
    (own / "leaders.yaml").unlink()
    assert any(one.startswith("kind harbours has no traits") for one in warned(own))
    assert any(one.startswith("leaders.yaml isn't there") for one in warned(own))
    assert missing(own) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("FR: France\n", "FR: a mapping is expected"),
        ("FR: {en: [France]}\n", "FR.en: write names | adjectives | capitals | institutions, in one line."),
        ("FR: {en: a | b | c | d | e}\n", "FR.en: write names | adjectives"),
        ("- FR\n", "a mapping is expected"),
        ("FR: {en: France}\nFR: {en: Gaul}\n", "line 2, column 1: 'FR' stands there twice."),
        ("France: {en: France}\n", "countries.France.[key]: "),
    ],
)
def test_countries_in_another_shape_are_told_with_the_place(own: Path, written: str, said: str) -> None:
    (own / "countries.yaml").write_text(written)
    assert [said in one for one in missing(own)] == [True]


@pytest.mark.parametrize("name", ["lexicon/en.yaml", "countries.yaml", "leaders.yaml"])
def test_words_in_another_encoding_are_told(own: Path, name: str) -> None:
    (own / name).write_bytes("a: \u00e9".encode("latin-1"))
    assert missing(own) == [f"{own / name}: it isn't written in UTF-8."]


@pytest.mark.parametrize(
    ("leader", "place"),
    [
        ("{name: A, country: NZ, office: king, since: 2025-01-01}", "leaders.0.office"),
        ("{name: A, country: NZ, office: minister, since: spring}", "leaders.0.since"),
        ("{name: A, country: NZ, office: minister}", "leaders.0.since"),
    ],
)
def test_a_leader_of_whom_something_is_wrong_is_told_with_the_place(
    own: Path, leader: str, place: str
) -> None:
    (own / "leaders.yaml").write_text(f"- {leader}\n")
    assert [f"{own / 'leaders.yaml'}: {place}: " in one for one in missing(own)] == [True]
