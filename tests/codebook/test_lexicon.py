"""The lexicons are data that anybody may edit: what must hold of them."""

from datetime import date
from itertools import pairwise

import pytest
import yaml

from coalition.codebook.lexicon import LexiconError, load_lexicons
from coalition.codebook.loader import load
from coalition.codebook.traits import Stance
from coalition.core.paths import PROJECT

UKRAINE = PROJECT / "codebooks" / "ukraine"
FULL = ("en", "de", "fr", "uk")
LEXICONS = load_lexicons(UKRAINE)
CODEBOOK = load(UKRAINE)


def test_ten_languages_are_there():
    assert set(LEXICONS.languages) == {"en", "de", "fr", "uk", "pl", "it", "es", "nl", "sv", "fi"}
    assert all(lexicon.lang == name for name, lexicon in LEXICONS.languages.items())


@pytest.mark.parametrize("lang", sorted(LEXICONS.languages))
def test_a_lexicon_speaks_of_what_the_codebook_defines(lang):
    lexicon = LEXICONS.languages[lang]
    assert all(CODEBOOK.knows("kind", kind) for kind in lexicon.kinds)
    assert set(lexicon.units) <= {unit.slug for unit in CODEBOOK.units}
    assert all(
        CODEBOOK.knows("condition", slug) for slug in (*lexicon.conditions, *lexicon.condition_phrases)
    )


@pytest.mark.parametrize("lang", FULL)
def test_the_four_languages_of_the_product_cover_everything(lang):
    lexicon = LEXICONS.languages[lang]
    assert set(lexicon.kinds) == {kind.slug for kind in CODEBOOK.kinds}
    assert set(lexicon.stances) == set(Stance)
    assert set(lexicon.conditions) == {condition.slug for condition in CODEBOOK.conditions}


@pytest.mark.parametrize("lang", sorted(LEXICONS.languages))
def test_every_country_has_a_name_in_every_full_language(lang):
    nameless = [code for code, rows in LEXICONS.countries.items() if lang not in rows or not rows[lang].names]
    assert not nameless or lang not in FULL


def test_terms_of_one_office_do_not_overlap():
    offices: dict[tuple[str, str], list[tuple[date, date]]] = {}
    for leader in LEXICONS.leaders:
        if leader.office in {"head_of_government", "defence_minister", "foreign_minister"}:
            term = (leader.since, leader.until or date.max)
            offices.setdefault((leader.country, leader.office), []).append(term)
    for office, terms in offices.items():
        for (_, until), (since, _) in pairwise(sorted(terms)):
            assert until <= since, office


def test_a_term_ends_after_it_begins():
    assert all(leader.until is None or leader.since < leader.until for leader in LEXICONS.leaders)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"lexicon/en.yaml": "{host: [a], kinds: {}, nonsense: [c]}"}, "nonsense"),
        ({"lexicon/en.yaml": "{stances: {maybe: [perhaps]}}"}, "stances.maybe"),
        ({"lexicon/xx.yaml": "{host: [a]}"}, "nothing is known of that language"),
        ({"lexicon/en.yaml": "lang: [unclosed"}, "not valid YAML"),
        ({"countries.yaml": "[]"}, "a mapping is expected"),
        ({"leaders.yaml": "[{name: X, country: France, office: king, since: 2020-01-01}]"}, "country"),
    ],
)
def test_a_wrong_file_is_named_in_one_sentence(tmp_path, change, message):
    lexicon = (UKRAINE / "lexicon" / "en.yaml").read_text(encoding="utf-8")
    files = {"lexicon/en.yaml": lexicon, "countries.yaml": "{}", "leaders.yaml": "[]"} | change
    for name, content in files.items():
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        load_lexicons(tmp_path)
    assert "\n" not in str(caught.value)


def test_without_a_lexicon_nothing_is_read_and_nothing_fails(tmp_path):
    found = load_lexicons(tmp_path)
    assert not found.languages
    assert not found.leaders


def test_what_a_language_says_is_shared_and_what_a_coalition_speaks_of_is_its_own(tmp_path):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "en.yaml").write_text("{host: [Larkspur], stances: {promise: [hereby swears]}}")
    lexicon = load_lexicons(tmp_path).languages["en"]
    assert lexicon.host == ("Larkspur",)
    assert {"pledg*", "hereby swears"} <= set(lexicon.stances[Stance.PROMISE])
    assert not lexicon.kinds


def test_yaml_words_like_no_stay_words():
    assert "no" in LEXICONS.languages["en"].negation
    assert "NO" in LEXICONS.countries
    assert yaml.safe_load("no") is False  # what would happen with the usual loader
