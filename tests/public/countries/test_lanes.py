"""A country's kinds over time, and the country in a sentence."""

from dataclasses import replace
from datetime import date

import pytest

from coalition.public.countries.country_summary import summarise
from coalition.public.countries.lanes import kind_lanes, lane_changes, quotes
from coalition.public.history.queries import history_of_country
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.model import CountryOnDay
from coalition.public.selection.selection import Selection
from coalition.register.models import Pledge
from tests.factories import register

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


@pytest.fixture
def past(troops: Pledge) -> PledgeHistories:
    register.assessment(register.pledge("DE", kind="air"), "pledged", date(2026, 1, 20))
    return history_of_country("DE", ASKED)


def test_lanes_stand_in_the_codebooks_order_on_one_axis(past: PledgeHistories) -> None:
    lanes = kind_lanes(past, "DE", ASKED)
    assert [lane.kind.slug for lane in lanes] == ["troops", "air"]
    assert [version.status.slug for version in lanes[0].moments] == ["unclear", "open"]
    left, right = (lane.charts["wide"].ticks[0].label for lane in lanes)
    assert left == right


def test_changes_of_all_lanes_stand_together_the_newest_first(past: PledgeHistories) -> None:
    found = [(one.kind.slug, one.change) for one in lane_changes(kind_lanes(past, "DE", ASKED))]
    assert found == [("air", "new"), ("troops", "up"), ("troops", "new")]


def test_only_what_was_said_word_for_word_is_quoted(past: PledgeHistories) -> None:
    assert [step.pieces[0].row.text for step in quotes(past)] == ["Wir schließen nichts aus."]


def test_a_table_of_many_moves_shows_the_newest(past: PledgeHistories) -> None:
    (lane, _air) = kind_lanes(past, "DE", ASKED)
    long = replace(lane, moments=lane.moments * 40)
    assert (len(long.latest), long.left_out) == (60, 20)


def test_the_facts_say_to_what_it_belongs_and_how_much_is_known(past: PledgeHistories) -> None:
    lanes = [lane.now for lane in kind_lanes(past, "DE", ASKED)]
    member = summarise(CountryOnDay("DE", "Germany", ("coalition", "eu")), lanes, past)
    assert member.facts[0] == "EU"
    assert member.facts[2:] == ["last word: 20 Jan 2026", "2 independent reports", "1 language"]
    outside = summarise(CountryOnDay("DE", "Germany"), lanes, past)
    assert outside.facts[0].startswith("not a member: ")
    assert outside.sentence.startswith("Germany keeps open the option <b>to send troops</b>")
