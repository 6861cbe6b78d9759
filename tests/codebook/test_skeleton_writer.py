"""A codebook is begun under any name and for any place, and never over something else."""

import shutil
import string
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coalition.codebook import skeleton_writer
from coalition.codebook.checks import required
from coalition.codebook.lexicon import load_lexicons
from coalition.codebook.loader import load

NAMES = st.text(string.ascii_lowercase + string.digits + "_", max_size=31).map(lambda rest: f"n{rest}")
PLACES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=100)


def begun(folder: Path, place: str = "") -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    skeleton_writer.write(folder, place)
    return folder


@settings(max_examples=25)
@given(NAMES)
@example("null")
@example("true")
@example("no")
@example("e1")
@example("place")
def test_a_skeleton_of_any_name_can_be_used_at_once(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = begun(tmp_path_factory.getbasetemp() / name)
    assert required(folder) == []
    assert load(folder).slug == name
    assert str(load(folder).subject) == name.capitalize()


@settings(max_examples=25)
@given(PLACES)
@example("Côte d'Or: the south")
@example('{"a"}, [b] # c')
@example("12")
@example("null")
@example("NAME and PLACE")
@example("back\\slash")
def test_a_place_may_be_called_anything(tmp_path_factory: pytest.TempPathFactory, place: str) -> None:
    folder = begun(tmp_path_factory.getbasetemp() / "of_a_place", place)
    assert required(folder) == []
    written = " ".join(place.split())
    assert str(load(folder).subject) == (written or "Of_a_place")
    assert load_lexicons(folder).languages["en"].host == ((written or "Of_a_place").strip(),)


@pytest.mark.parametrize("name", ["", "My book", "1st", "_x", "caf\u00e9", "a-b", "n" * 33, "Upper"])
def test_a_name_that_is_none_is_refused_with_what_one_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(
        skeleton_writer.SkeletonError, match="can't name a codebook: use at most 32 lower-case"
    ):
        skeleton_writer.write(tmp_path / "codebooks" / name if name else Path("/"))


def test_a_place_too_long_for_a_cue_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(skeleton_writer.SkeletonError, match="has 101 characters: name it in 100 at most"):
        skeleton_writer.write(tmp_path / "trial", "x" * 101)
    assert not (tmp_path / "trial").exists()


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_already_stays_as_it_is(tmp_path: Path, *, is_folder: bool) -> None:
    there = tmp_path / "trial"
    if is_folder:
        there.mkdir()
        (there / "codebook.yaml").write_text("somebody's work")
    else:
        there.write_text("somebody's work")
    with pytest.raises(
        skeleton_writer.SkeletonError, match="is there already: choose another name, or remove"
    ):
        skeleton_writer.write(there)
    kept = there / "codebook.yaml" if is_folder else there
    assert kept.read_text() == "somebody's work"


def test_every_file_of_a_codebook_is_begun(tmp_path: Path) -> None:
    folder = begun(tmp_path / "trial", "Larkspur")
    files = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert {"codebook.yaml", "leaders.yaml", "feeds.csv", "lexicon/en.yaml", "starter/facts.csv"} <= files
