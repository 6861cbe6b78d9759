"""Articles for benchmarks are made of the codebook's own sentences."""

from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import Settings

from coalition.operations.bench import articles


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> Path:
    settings.COALITION_CODEBOOK = tmp_path
    (tmp_path / "bench").mkdir()
    return tmp_path / "bench" / "sentences.yaml"


def test_without_a_file_it_is_said_what_to_write(file: Path) -> None:
    with pytest.raises(CommandError, match=r"sentences\.yaml isn't there: write some sentences in it"):
        next(articles.compose(1, commitments=0.5))


@pytest.mark.parametrize("written", ["", "xx: [Something]\n", "en: []\n"])
def test_a_file_without_a_sentence_in_a_language_we_know_is_named(file: Path, written: str) -> None:
    file.write_text(written)
    with pytest.raises(CommandError, match=r"sentences\.yaml has no sentences in any of en, de, fr, uk"):
        next(articles.compose(1, commitments=0.5))


def test_only_languages_that_have_sentences_are_composed(file: Path) -> None:
    file.write_text("fr: [Le Chili promet deux bateaux.]\nuk: [Чилі обіцяє два човни.]\n")
    assert [one.lang for one in articles.compose(4, commitments=1)] == ["fr", "uk"] * 2


@pytest.mark.parametrize(("share", "told"), [(0.0, False), (1.0, True)])
def test_the_share_of_commitments_is_what_was_asked_for(file: Path, share: float, *, told: bool) -> None:
    file.write_text("en: [Chile vows two boats.]\n")
    [one] = articles.compose(1, commitments=share)
    assert ("Chile vows" in one.text) is told
    assert ("harvest" in one.text or "museum" in one.text) is not told


def test_another_seed_composes_another_article(file: Path) -> None:
    file.write_text("en: [Chile vows two boats.]\n")
    assert list(articles.compose(2, commitments=0.2, seed=1)) != list(
        articles.compose(2, commitments=0.2, seed=2)
    )
