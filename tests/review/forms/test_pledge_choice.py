"""Where an assessment goes."""

from typing import Any

import pytest

from coalition.register.models import Pledge
from coalition.review.forms.pledge_choice import NEW_PLEDGE, PledgeChoiceForm
from coalition.review.suggestions.current_standings import CurrentStanding

STANDINGS = [
    CurrentStanding(Pledge(pk=3, title="A brigade"), None, newest=7),
    CurrentStanding(Pledge(pk=5, title="Instructors"), None),
]


def form(standings: list[CurrentStanding] = STANDINGS, **changes: Any) -> PledgeChoiceForm:
    data = {"status": "open", "said_on": "2026-03-02", "precision": "day", "pledge": "3"} | changes
    return PledgeChoiceForm(standings, data)


def test_the_cells_pledges_are_offered_and_a_new_one() -> None:
    choices = list(form().fields["pledge"].choices)  # type: ignore[attr-defined]  # a ChoiceField
    assert choices == [("3", "A brigade"), ("5", "Instructors"), (NEW_PLEDGE, "a new pledge")]


def test_an_empty_cell_offers_a_new_one_alone() -> None:
    assert form([], pledge=NEW_PLEDGE).is_valid()
    assert not form([], pledge="3").is_valid()


def test_the_target_is_the_chosen_pledge_with_what_the_editor_saw() -> None:
    filled = form(versions="3:7,5:0", note="A note.", title="Ignored")
    assert filled.is_valid()
    assert filled.target() == {
        "pledge": STANDINGS[0].pledge,
        "expected_versions": {3: 7, 5: 0},
        "note": "A note.",
        "title": "Ignored",
    }


def test_a_new_pledge_is_no_pledge_yet() -> None:
    filled = form(pledge=NEW_PLEDGE, title="A battalion")
    assert filled.is_valid()
    assert (filled.target()["pledge"], filled.target()["title"]) == (None, "A battalion")


def test_a_form_that_brings_nothing_back_has_seen_nothing() -> None:
    filled = form()
    assert filled.is_valid()
    assert filled.target()["expected_versions"] == {}


@pytest.mark.parametrize("pledge", ["", "4", "x"])
def test_only_a_pledge_of_the_cell_can_be_chosen(pledge: str) -> None:
    assert list(form(pledge=pledge).errors) == ["pledge"]
