"""The coalition's phrases ask only for what pages fill in; its map has each sheet once."""

import pytest
from pydantic import ValidationError

from coalition.codebook.prose import Land, Map, Sheet
from tests.codebook.given import refusal

FILLED_IN = {
    "bound": "day, count, all, doing",
    "bound_of": "day, count, all, doing",
    "acting": "sentence, count",
    "acting_of": "sentence, count",
    "willing": "count",
}


@pytest.mark.parametrize("name", FILLED_IN)
def test_a_phrase_of_the_headline_that_asks_for_more_is_told_what_there_is(name: str) -> None:
    said = refusal(**{f"headline__{name}": {"en": {"other": "{count} of {them}"}}})
    assert said.startswith("headline: ")
    assert f"asks for {{them}}; filled in are {FILLED_IN[name]}" in said


@pytest.mark.parametrize(
    ("name", "there"),
    [("none", "day, count, all, doing"), ("none_of", "day, count, all, doing"), ("only_bound", "country")],
)
def test_a_sentence_without_a_number_too(name: str, there: str) -> None:
    assert f"filled in are {there}" in refusal(**{f"headline__{name}": {"en": "nobody of {them}"}})


def test_a_status_is_counted_by_its_number_alone() -> None:
    said = refusal(ladder__0__counted={"en": {"other": "{count} {doing}"}})
    assert said.startswith("ladder.0: ")
    assert "asks for {doing}; filled in are count" in said


def test_two_sheets_of_one_name_are_refused() -> None:
    assert (
        refusal(map={"sheets": [{"name": "south"}, {"name": "south"}]}) == "map: a sheet stands there twice"
    )


@pytest.mark.parametrize(
    "sheet",
    [
        {"name": "South Sea"},
        {"name": "south", "reach": 0},
        {"name": "south", "reach": 181},
        {"name": "south", "frame": [1, 2, 3]},
    ],
)
def test_a_sheet_that_can_t_be_drawn_is_refused(sheet: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Sheet.model_validate(sheet)


def test_land_that_is_drawn_as_another_state_s_says_why() -> None:
    corners = ((32.0, 44.0), (37.0, 47.0))
    Land(drawn_as="RU", belongs_to="UA", within=corners, why="occupied")
    with pytest.raises(ValidationError, match="why"):
        Land(drawn_as="RU", belongs_to="UA", within=corners, why="")


def test_without_sheets_there_is_no_map_but_the_world() -> None:
    assert Map().sheets == ()
