"""A codebook that can't be read is refused with its file and one sentence."""

import shutil
from pathlib import Path

import pytest
from pytest_django import Settings

from coalition.codebook import loader
from tests.codebook.given import EXAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLE / "codebook.yaml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"", "top: Input should be a valid dictionary"),
        (b"- kinds\n- ladder\n", "top: Input should be a valid dictionary"),
        ("name: Caf\u00e9".encode("latin-1"), "it isn't written in UTF-8."),
        (b"slug: x\nname: [a, b\nkinds: []\n", "not valid YAML, line 3, column 6: "),
        (b"slug: x\n\tname: y\n", "not valid YAML, line 2, column 1: "),
        (b"slug: x\nslug: y\n", "not valid YAML, line 2, column 1: 'slug' stands there twice."),
        (b"slug: x\nkinds:\n  - {slug: a, slug: b}\n", "line 3, column 15: 'slug' stands there twice."),
    ],
)
def test_a_file_that_is_no_codebook_is_named_with_the_place(folder: Path, written: bytes, said: str) -> None:
    (folder / "codebook.yaml").write_bytes(written)
    with pytest.raises(loader.CodebookError) as refused:
        loader.load(folder)
    assert str(refused.value).startswith(f"{folder / 'codebook.yaml'}: ")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_without_a_codebook_says_which_setting_names_it(tmp_path: Path) -> None:
    with pytest.raises(loader.CodebookError, match=r"No such file.* Set COALITION_CODEBOOK to a codebook's"):
        loader.load(tmp_path / "nowhere")


@pytest.mark.parametrize("language", ["English", "5", "[en, fr]", "EN"])
def test_a_language_that_is_none_is_told_where_it_is_set_and_not_at_the_first_text(
    folder: Path, language: str
) -> None:
    file = folder / "codebook.yaml"
    file.write_text(file.read_text().replace("written_in: en", f"written_in: {language}"))
    with pytest.raises(loader.CodebookError, match=r"codebook\.yaml: written_in: "):
        loader.load(folder)


def test_a_text_that_lacks_the_codebook_s_own_language_is_told_with_its_place(folder: Path) -> None:
    file = folder / "codebook.yaml"
    file.write_text(file.read_text().replace("written_in: en", "written_in: fr").replace(", fr: Bourse", ""))
    with pytest.raises(
        loader.CodebookError, match=r"kinds\.3\.name: it needs to stand there in fr, which the"
    ):
        loader.load(folder)


def test_the_one_in_use_is_read_once_and_is_that_of_the_setting(settings: Settings) -> None:
    assert loader.codebook() is loader.codebook()
    assert loader.codebook() == loader.load(settings.COALITION_CODEBOOK)
