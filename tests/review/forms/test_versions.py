"""What the editor was shown goes out with the form and comes back with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.register.models import Pledge
from coalition.review.forms.versions import read_version, read_versions, write_versions
from coalition.review.suggestions.current_standings import CurrentStanding

IDS = st.integers(1, 2**63 - 1)


@given(st.dictionaries(IDS, st.integers(0, 2**63 - 1)))
def test_it_comes_back_as_it_went_out(versions: dict[int, int]) -> None:
    standings = [CurrentStanding(Pledge(pk=pk), None, newest=newest) for pk, newest in versions.items()]
    assert read_versions(write_versions(standings)) == versions


@given(st.text())
def test_whatever_a_browser_sends_can_be_read(text: str) -> None:
    assert all(pledge >= 0 and newest >= 0 for pledge, newest in read_versions(text).items())
    assert read_version(text) >= 0


@pytest.mark.parametrize("text", ["", ",", "1", "1:2:3", "a:b", "-1:2", "1:-2", ":", "1.5:2"])
def test_what_can_not_be_read_was_not_seen(text: str) -> None:
    assert read_versions(text) == {}


def test_what_can_be_read_beside_it_was() -> None:
    assert read_versions("1:2,x,3:0") == {1: 2, 3: 0}
    assert [read_version(text) for text in ("17", "", "x", "-1", "1:2", "1" * 5000)] == [17, 0, 0, 0, 0, 0]
