"""Every test says which room it belongs to, by the folder it lies in."""

import pytest

from tests.rooms import ACROSS, TESTS, room_of, rooms


def test_every_file_of_tests_lies_in_a_room() -> None:
    files = list(TESTS.rglob("test_*.py"))
    assert len(files) > 50
    assert [str(file.relative_to(TESTS)) for file in files if not room_of(file)] == []


def test_a_folder_that_is_no_room_is_one_of_those_that_go_across() -> None:
    folders = {file.relative_to(TESTS).parts[0] for file in TESTS.glob("*/**/test_*.py")}
    assert folders <= rooms() | set(ACROSS)
    assert not rooms() & set(ACROSS)


def test_a_test_carries_the_marker_of_its_room(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("operations") is not None
    assert request.node.get_closest_marker("register") is None


def test_a_test_further_down_belongs_to_the_same_room() -> None:
    assert room_of(TESTS / "readings" / "rules" / "test_laws.py") == "readings"
    assert room_of(TESTS / "elsewhere" / "test_laws.py") == ""
    assert room_of(TESTS / "test_laws.py") == ""
