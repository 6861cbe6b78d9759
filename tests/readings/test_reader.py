"""The one door to the readers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from coalition.readings import reader


@pytest.fixture
def own_codebook(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    folder = tmp_path / "book"
    shutil.copytree(settings.COALITION_CODEBOOK, folder)
    settings.COALITION_CODEBOOK = folder
    reader.rules_version.cache_clear()
    yield folder
    reader.rules_version.cache_clear()


def test_with_other_words_the_rules_reader_is_another_version(own_codebook: Path) -> None:
    _name, before = reader.configured_reader()
    reader.rules_version.cache_clear()
    assert reader.configured_reader() == ("rules", before)

    with (own_codebook / "lexicon" / "en.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# another word\n")
    reader.rules_version.cache_clear()

    assert reader.configured_reader()[1] != before


def test_what_was_measured_is_part_of_no_version(own_codebook: Path) -> None:
    _name, before = reader.configured_reader()
    (own_codebook / "quality.json").write_text("[]")
    reader.rules_version.cache_clear()

    assert reader.configured_reader()[1] == before
