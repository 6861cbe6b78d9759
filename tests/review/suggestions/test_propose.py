"""From readings to suggestions."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection

from coalition.readings.models import Reading
from coalition.register.actions import Quantity
from coalition.review.decide import actions
from coalition.review.models import Proposal, Suggestion
from coalition.review.suggestions import impact, reports
from coalition.review.suggestions.propose import propose
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.readings import ReadingFactory, reading
from tests.review.suggestions.articles import REFUSES, read, waiting

pytestmark = pytest.mark.django_db


def test_a_claim_becomes_a_waiting_suggestion():
    run = read({**REFUSES, "conditions": ["parliament"]}, published_on=date(2026, 3, 2))
    (found,) = waiting()
    assert (found.country, found.kind, found.status, found.conditions) == (
        "NO",
        "troops",
        "refused",
        ["parliament"],
    )
    assert (found.said_on, found.said_on_precision) == (date(2026, 3, 2), "day")
    assert found.impact == Suggestion.Impact.CHANGE
    assert found.pledge is None
    assert Proposal.objects.filter(reading=run).exists()


def test_an_article_of_unknown_day_is_dated_by_its_arrival_and_says_so():
    read(REFUSES, published_on=None, fetched_at=datetime(2026, 3, 9, 23, tzinfo=UTC))
    (found,) = waiting()
    assert (found.said_on, found.said_on_precision) == (date(2026, 3, 9), "about")


def test_the_same_reading_twice_changes_nothing():
    run = reading(REFUSES, {**REFUSES, "kind": "air"})
    assert propose(run.pk) == 2
    before = [(row.pk, list(row.claims.values_list("pk", flat=True))) for row in waiting()]
    assert propose(run.pk) == 0
    assert [(row.pk, list(row.claims.values_list("pk", flat=True))) for row in waiting()] == before


def test_many_articles_of_the_same_days_make_one_suggestion():
    for day in (2, 3, 5):
        read(REFUSES, published_on=date(2026, 3, day))
    (found,) = waiting()
    assert found.claims.count() == 3
    assert found.said_on == date(2026, 3, 2)


def test_an_earlier_report_moves_the_day_back():
    read(REFUSES, published_on=date(2026, 3, 4))
    read(REFUSES, published_on=date(2026, 3, 2))
    (found,) = waiting()
    assert found.said_on == date(2026, 3, 2)


def test_other_days_another_status_or_another_quantity_are_other_statements():
    amount = {"quantity_low": Decimal(200), "quantity_high": Decimal(200), "quantity_unit": "soldiers"}
    read({**REFUSES, "status": "pledged", **amount})
    read({**REFUSES, "status": "pledged", **amount, "quantity_high": Decimal(500)})
    read({**REFUSES, "status": "pledged", **amount}, published_on=date(2026, 3, 20))
    read({**REFUSES, "status": "intends"})
    assert len(waiting()) == 4


def test_of_two_statements_a_report_joins_the_nearest_in_time():
    for day in (2, 6, 5):
        read(REFUSES, published_on=date(2026, 3, day))
    assert [row.claims.count() for row in waiting()] == [1, 2]


def test_the_cells_of_an_article_are_locked_by_name(monkeypatch):
    taken = []
    monkeypatch.setattr(impact, "lock_cell", lambda *cell: taken.append(cell))
    read(REFUSES, {**REFUSES, "kind": "air"}, {**REFUSES, "country": "DK"})
    assert taken == [("DK", "troops"), ("NO", "air"), ("NO", "troops")]


def test_a_report_silent_on_the_quantity_joins_the_one_that_names_it():
    read({**REFUSES, "status": "pledged"})
    read(
        {
            **REFUSES,
            "status": "pledged",
            "quantity_low": 200,
            "quantity_high": 300,
            "quantity_unit": "soldiers",
        }
    )
    (found,) = waiting()
    assert (found.quantity_low, found.quantity_high, found.quantity_unit) == (200, 300, "soldiers")


def test_reports_of_one_agency_and_nearly_equal_texts_count_once():
    read(REFUSES, origin="dpa")
    read(REFUSES, origin="dpa")
    read(REFUSES, simhash=0b1111)
    read(REFUSES, simhash=0b0111)
    read(REFUSES)
    (found,) = waiting()
    assert found.claims.count() == 5
    assert reports.count_independent(found.claims.all()) == 3


def test_the_conditions_most_reports_name_are_proposed_and_the_others_are_counted():
    for conditions in (["ceasefire"], ["ceasefire"], ["parliament"], []):
        read({**REFUSES, "status": "open", "conditions": conditions})
    (found,) = waiting()
    assert found.conditions == ["ceasefire"]
    assert reports.agreement(found.claims.all(), found.conditions) == reports.Agreement(
        agree=2, silent=1, differ=1
    )


def test_another_status_of_the_same_days_is_a_contradiction():
    read(REFUSES)
    read({**REFUSES, "status": "intends"})
    assert {row.impact for row in waiting()} == {Suggestion.Impact.CONTRADICTION}


def test_it_aims_at_the_only_pledge_of_the_cell():
    only = register.pledge("NO")
    register.assessment(only, "open")
    read(REFUSES)
    (found,) = waiting()
    assert found.pledge == only
    assert found.impact == Suggestion.Impact.CHANGE


def test_with_several_pledges_the_editor_chooses():
    register.pledge("NO")
    register.pledge("NO", title="Staff officers")
    read(REFUSES)
    (found,) = waiting()
    assert found.pledge is None


def test_what_the_record_says_already_is_a_confirmation():
    register.assessment(register.pledge("NO"), "intends", conditions=["ceasefire"])
    read({**REFUSES, "status": "intends", "conditions": ["ceasefire"]})
    (found,) = waiting()
    assert found.impact == Suggestion.Impact.CONFIRMATION


@pytest.mark.parametrize("named", [[], ["parliament"]])
def test_a_report_silent_on_conditions_confirms_and_drops_none(named):
    register.assessment(register.pledge("NO"), "intends", conditions=["ceasefire", "parliament"])
    read({**REFUSES, "status": "intends", "conditions": named})
    (found,) = waiting()
    assert (found.impact, found.conditions) == (Suggestion.Impact.CONFIRMATION, ["ceasefire", "parliament"])


@pytest.mark.parametrize(
    "claim",
    [
        {"status": "pledged", "conditions": ["ceasefire"]},
        {"status": "intends", "conditions": ["parliament"]},
        {
            "status": "intends",
            "conditions": ["ceasefire"],
            "quantity_low": 5,
            "quantity_high": 9,
            "quantity_unit": "soldiers",
        },
    ],
)
def test_another_rung_condition_or_quantity_changes_the_record(claim):
    amount = Quantity(Decimal(5), Decimal(5), "soldiers")
    register.assessment(register.pledge("NO"), "intends", conditions=["ceasefire"], quantity=amount)
    read({**REFUSES, **claim})
    (found,) = waiting()
    assert found.impact == Suggestion.Impact.CHANGE


def test_the_record_is_compared_as_of_the_day_it_was_said():
    only = register.pledge("NO")
    register.assessment(only, "refused", date(2026, 1, 10))
    register.assessment(only, "open", date(2026, 4, 1))
    read(REFUSES, published_on=date(2026, 3, 2))
    (found,) = waiting()
    assert found.impact == Suggestion.Impact.CONFIRMATION


def test_the_record_moving_to_what_is_suggested_makes_it_obsolete():
    read(REFUSES)
    read(
        {**REFUSES, "quantity_low": 5, "quantity_high": 5, "quantity_unit": "soldiers"},
        published_on=date(2026, 3, 20),
    )
    read(REFUSES, published_on=date(2026, 3, 20), text="A later report, without a number.")
    register.country("NO")
    first = Suggestion.objects.get(said_on=date(2026, 3, 2))
    actions.accept(by=EditorFactory.create(), suggestion=first)
    later = waiting()
    assert [row.said_on for row in later] == [date(2026, 3, 20)]


def test_a_repetition_weeks_later_confirms_instead():
    read(REFUSES, published_on=date(2026, 3, 2))
    read(REFUSES, published_on=date(2026, 3, 20))
    register.country("NO")
    actions.accept(by=EditorFactory.create(), suggestion=Suggestion.objects.get(said_on=date(2026, 3, 2)))
    (later,) = waiting()
    assert later.impact == Suggestion.Impact.CONFIRMATION


def test_a_failed_or_vanished_reading_proposes_nothing():
    failed = ReadingFactory.create(outcome=Reading.Outcome.FAILED, reason="The reader broke.")
    assert propose(failed.pk) == 0
    assert propose(10**9) == 0
    assert waiting() == []


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_still_make_one_suggestion():
    runs = [reading(REFUSES, {**REFUSES, "kind": "air"}).pk for _ in range(8)]

    def work(pk):
        try:
            return propose(pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [*runs, *runs]))
    assert sorted((row.kind, row.claims.count()) for row in waiting()) == [("air", 8), ("troops", 8)]
