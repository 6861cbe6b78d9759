"""What a cell's rows mean together: pure functions."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.register.derived.bitemporal import EvidenceProvenance
from coalition.register.queries import cell_quality


@dataclass(frozen=True)
class Statement:
    status: str
    said_on: date = date(2026, 1, 6)
    said_on_precision: str = "day"


def source(
    publisher: str = "", origin: str = "", url: str = "", reference: str = "", text_hash: str = ""
) -> EvidenceProvenance:
    return EvidenceProvenance(origin, publisher, url, reference, text_hash)


@pytest.mark.parametrize(("day", "precision", "first", "last"), [
    (date(2024, 2, 29), "day", date(2024, 2, 29), date(2024, 2, 29)),
    (date(2024, 2, 10), "month", date(2024, 2, 1), date(2024, 2, 29)),
    (date(2025, 2, 10), "month", date(2025, 2, 1), date(2025, 2, 28)),
    (date(2025, 3, 1), "about", date(2025, 2, 26), date(2025, 3, 4)),
])  # fmt: skip
def test_a_day_is_as_wide_as_it_is_inexact(day, precision, first, last):
    assert cell_quality.days(day, precision) == (first, last)


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(["day", "about", "month"]),
    st.sampled_from(["day", "about", "month"]),
)
def test_what_is_further_apart_than_the_widest_is_never_of_the_same_days(day, apart, one, other):
    later = day + timedelta(days=apart)
    if cell_quality.same_days(Statement("open", day, one), Statement("open", later, other)):
        assert later - day <= cell_quality.WIDEST


def test_the_strongest_is_the_highest_rung_then_the_latest():
    early, late = Statement("intends", date(2026, 1, 1)), Statement("intends", date(2026, 1, 9))
    assert (
        cell_quality.strongest([Statement("refused"), early, late, Statement("open"), Statement("withdrawn")])
        is late
    )
    assert cell_quality.strongest([]) is None


@pytest.mark.parametrize(("one", "other", "contested"), [
    (Statement("refused"), Statement("intends"), True),
    (Statement("withdrawn"), Statement("open"), True),
    (Statement("refused"), Statement("refused"), False),
    (Statement("refused"), Statement("unclear"), False),
    (Statement("delivered"), Statement("open"), False),  # another hub may follow
    (Statement("refused", date(2026, 1, 7)), Statement("intends"), False),
    (Statement("refused", date(2026, 1, 8), "about"), Statement("intends"), True),
])  # fmt: skip
def test_pledges_of_a_cell_disagree(one, other, contested):
    assert cell_quality.disagree([one, other]) is contested
    assert cell_quality.disagree([other, one]) is contested


@pytest.mark.parametrize(("earlier", "number"), [
    ([], 1),
    ([Statement("intends", date(2026, 1, 5)), Statement("intends", date(2025, 12, 20))], 3),  # said again
    ([Statement("open", date(2026, 1, 5)), Statement("intends", date(2026, 1, 4))], 1),  # something else in between
    ([Statement("refused"), Statement("intends")], 2),  # disputed on the very day
    ([Statement("intends", date(2025, 11, 29))], 1),  # so long ago that it was other news
    ([Statement("intends", date(2025, 11, 30))], 2),
    ([Statement("open", date(2026, 1, 5)), Statement("intends", date(2026, 1, 1), "month")], 2),  # may be of that very day
])  # fmt: skip
def test_reports_of_what_is_said_again_add_up(earlier, number):
    assert len(cell_quality.agreeing(Statement("intends"), earlier)) == number


def test_ageing_begins_after_the_shelf_life():
    said = date(2025, 1, 1)
    assert not cell_quality.ageing("open", "troops", said, said + timedelta(days=180))
    assert cell_quality.ageing("open", "troops", said, said + timedelta(days=181))
    assert not cell_quality.ageing("delivered", "troops", said, date(2099, 1, 1))


def test_twenty_papers_with_one_agencys_report_are_one():
    papers = [source(publisher=f"Paper {number}", origin="AFP") for number in range(20)]
    assert cell_quality.independent(papers) == 1
    assert cell_quality.independent([*papers, source(publisher="Paper 3")]) == 2


def test_two_addresses_of_a_publisher_are_one_and_one_text_under_two_names_too():
    assert (
        cell_quality.independent(
            [source(url="https://www.paper.example/1"), source(url="https://paper.example/2")]
        )
        == 1
    )
    assert (
        cell_quality.independent([source(publisher="A", text_hash="x"), source(publisher="B", text_hash="x")])
        == 1
    )
    assert cell_quality.independent([source(reference="A book"), source(reference="Another")]) == 2
    assert cell_quality.independent([]) == 0


@given(
    st.lists(st.builds(source, publisher=st.sampled_from("ABC"), text_hash=st.sampled_from(["", "x", "y"])))
)
def test_the_count_does_not_depend_on_the_order(pieces):
    assert cell_quality.independent(pieces) == cell_quality.independent(pieces[::-1]) <= len(pieces)
