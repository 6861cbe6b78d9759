"""Which texts a page language lacks, and in which they are shown instead."""

from pathlib import Path

import pytest

from tests.codebook.checks.given import change, copied, found


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copied(tmp_path)


def about(folder: Path, language: str) -> list[str]:
    return [
        str(one)
        for one in found(folder, language)
        if f" in {language}" in one.text and "lexicon" not in one.text
    ]


def test_a_language_that_has_every_text_lacks_none(own: Path) -> None:
    assert about(own, "en") == []
    assert about(own, "fr") == []


def test_a_language_without_any_is_told_once(own: Path) -> None:
    assert about(own, "de") == ["warning: no text is there in de; its pages show all in en."]


def test_the_first_three_texts_that_lack_are_named_by_their_slugs_and_the_rest_counted(own: Path) -> None:
    file = own / "codebook.yaml"
    change(file, ", fr: Bourse}", "}")
    assert about(own, "fr") == ["warning: not there in fr, shown in en: kinds.purse.name."]
    for word in ("Rappelé", "chambre haute", "Pilotes", "presse"):
        change(file, f", fr: {word}}}", "}")
    assert about(own, "fr") == [
        "warning: not there in fr, shown in en: off_ladder.recalled.name, kinds.purse.name, conditions.chamber.name and 2 more."
    ]


def test_what_is_required_stands_before_what_is_warned_of(own: Path) -> None:
    change(own / "starter" / "facts.csv", "NZ,wardens", "NZ,ships")
    assert [one.required for one in found(own, "de")][:2] == [True, False]
    assert str(found(own, "de")[0]).startswith("missing: ")


def test_a_codebook_that_can_t_be_read_is_the_only_finding(own: Path) -> None:
    (own / "codebook.yaml").unlink()
    assert [one.required for one in found(own, "de")] == [True]
