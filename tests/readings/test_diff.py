"""What another reading changed: gone, new, and changed where both speak of one country and kind."""

import pytest

from coalition.readings.diff import ReadingDiff, compare
from tests.factories.readings import ClaimFactory, ReadingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    reading = ReadingFactory.create()

    def make(country: str, status: str = "refused", kind: str = "troops", **fields: object):
        return ClaimFactory.create(reading=reading, country=country, status=status, kind=kind, **fields)

    return make


def test_the_same_claims_are_no_difference(claim) -> None:
    before = [claim("NO", score=0.9), claim("SE")]
    after = [claim("SE"), claim("NO", score=0.2)]
    assert not compare(before, after)


def test_another_status_of_one_country_and_kind_is_a_change(claim) -> None:
    old, new, other = claim("NO"), claim("NO", "open"), claim("SE")
    assert compare([old, other], [new, other]) == ReadingDiff(changed=[(old, new)])


def test_what_is_more_or_less_than_before_is_new_or_gone(claim) -> None:
    norway, sweden, ships = claim("NO"), claim("SE"), claim("NO", kind="naval")
    found = compare([norway, sweden], [norway, ships])
    assert (found.gone, found.new, found.changed) == ([sweden], [ships], [])


def test_of_two_that_became_one_the_second_is_gone(claim) -> None:
    first, second = claim("NO", end=5), claim("NO", end=6)
    new = claim("NO", "open")
    assert compare([first, second], [new]) == ReadingDiff(changed=[(first, new)], gone=[second])
