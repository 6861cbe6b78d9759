"""A text is shown in the page's language, or in the codebook's own and marked with it."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coalition.codebook.words import OWN, Counted, Predicate, Words

BOTH = Words.model_validate({"en": "Purse", "fr": "Bourse"})
SHIPS = Counted.model_validate(
    {
        "uk": {"one": "{n} човен", "few": "{n} човни", "many": "{n} човнів", "other": "{n} човна"},
        "en": {"one": "{n} boat", "other": "{n} boats"},
    },
    context={OWN: "en"},
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(("active", "shown"), [("en", "Purse"), ("fr", "Bourse"), ("de", "Purse")])
def test_a_text_is_there_in_the_page_s_language_or_in_its_own(active: str, shown: str) -> None:
    with translation.override(active):
        assert str(BOTH) == shown


def test_a_regional_page_gets_the_language() -> None:
    with translation.override("fr-ca"):
        assert str(BOTH) == "Bourse"


def test_without_a_page_it_is_english() -> None:
    with translation.override(None):
        assert str(BOTH) == "Purse"


def test_only_what_stands_in_another_language_is_marked_and_all_is_escaped() -> None:
    text = Words.model_validate({"en": "Fish & <ships>"})
    assert text.marked == "Fish &amp; &lt;ships&gt;"
    with translation.override("de"):
        assert text.marked == '<span lang="en">Fish &amp; &lt;ships&gt;</span>'


def test_without_a_codebook_a_text_s_first_language_is_its_own() -> None:
    assert Words.model_validate({"fr": "Bourse", "en": "Purse"}).own == "fr"
    assert Words.model_validate({"fr": "Bourse", "en": "Purse"}, context={OWN: "en"}).own == "en"


@pytest.mark.parametrize("given_words", [{}, {"en": ""}, {"english": "Purse"}, "Purse", {"en": ["Purse"]}])
def test_what_is_no_text_in_languages_is_refused(given_words: object) -> None:
    with pytest.raises(ValidationError):
        Words.model_validate(given_words)


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    [
        ("en", 1, "{n} boat"),
        ("en", 0, "{n} boats"),
        ("en", Decimal("1.5"), "{n} boats"),
        ("uk", 21, "{n} човен"),
        ("uk", 3, "{n} човни"),
        ("uk", 11, "{n} човнів"),
        ("uk", Decimal("2.5"), "{n} човна"),
        ("de", 1, "{n} boat"),
    ],
)
def test_a_number_gets_its_language_s_own_form(language: str, number: int | Decimal, shown: str) -> None:
    with translation.override(language):
        assert SHIPS.of(number) == shown


@given(st.integers(min_value=0, max_value=10_000), st.sampled_from(["one", "few", "many", "other"]))
def test_a_language_with_one_form_alone_has_that_for_every_number(number: int, form: str) -> None:
    with translation.override("uk"):
        assert Counted.model_validate({"uk": {form: "stück"}}).of(number) == "stück"


def test_a_form_that_no_language_has_is_refused() -> None:
    with pytest.raises(ValidationError):
        Counted.model_validate({"en": {"three": "{n} boats"}})


def test_every_text_is_looked_at_in_every_language_and_form() -> None:
    assert list(BOTH.every_text()) == ["Purse", "Bourse"]
    assert len(list(SHIPS.every_text())) == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{count} of {total}", "asks for {total}; filled in are count, all"),
        ("{}", "asks for {}; filled in are"),
        ("{count", "expected '}' before end of string"),
        ("count}", "Single '}' encountered"),
        ("<i>{count}</i>", "holds markup; only <b> may stand there"),
        ("<b class=x>{count}</b>", "holds markup; only <b> may stand there"),
    ],
)
def test_a_phrase_that_can_t_be_filled_in_is_refused_with_its_words(text: str, said: str) -> None:
    phrase = Words.model_validate({"en": "{count}", "fr": text})
    with pytest.raises(ValueError, match="count") as refused:
        phrase.asks_only_for("count", "all")
    assert said in str(refused.value)
    assert repr(text) in str(refused.value)


def test_a_phrase_need_not_ask_for_all_there_is() -> None:
    Words.model_validate({"en": "<b>nobody</b> {{yet}}"}).asks_only_for("count")


def test_what_a_country_does_stands_where_the_phrase_has_a_place_for_it() -> None:
    says = Predicate.model_validate({"en": "declines {doing}", "fr": "décline {doing}"})
    assert says.of("to sail {count}") == "declines to sail {count}"
    for text in ("declines", "{doing} or {doing}"):
        with pytest.raises(ValidationError, match="must stand once in each language"):
            Predicate.model_validate({"en": "declines {doing}", "fr": text})


def test_texts_with_the_same_words_are_one_in_a_set() -> None:
    again = Words.model_validate({"en": "Purse", "fr": "Bourse"})
    assert {BOTH, again} == {BOTH}
