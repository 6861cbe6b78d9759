"""Standings are kept as they would be derived anew, and whatever differs is found."""

import random
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from coalition.register import actions
from coalition.register.derived import standings
from coalition.register.models import Assessment, Pledge, Standing
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import an_assessment

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)


def kept() -> set[tuple[object, ...]]:
    rows = Standing.objects.values_list("pledge", "assessment", "valid", "known", "contested", "reports")
    return set(rows)


def some_history(seed: int) -> None:
    """Two pledges; words, corrections and retractions in any order of days."""
    dice, by = random.Random(seed), EditorFactory.create()
    pledges = [register.pledge("DE", by=by), register.pledge("FR", by=by)]
    for _number in range(25):
        given = an_assessment(
            dice.choice(["refused", "open", "intends", "pledged"]),
            DAY + timedelta(days=dice.randrange(60)),
            dice.choice(["day", "about", "month"]),
        )
        live = list(Assessment.objects.known())
        if live and dice.random() < 0.4:
            wrong = dice.choice(live)
            if dice.random() < 0.5:
                actions.retract(by=by, wrong=wrong, reason="Misread")
            elif (wrong.status, wrong.said_on) != (given.status, given.said_on):
                actions.correct(by=by, wrong=wrong, assessment=given, reason="Misread")
        else:
            actions.record(by=by, pledge=dice.choice(pledges), assessment=given)


@pytest.mark.parametrize("seed", range(4))
def test_rebuilt_they_are_what_was_kept(seed):
    some_history(seed)
    before = kept()
    assert list(standings.faults()) == []
    done: list[int] = []
    assert standings.rebuild(done.append) == len(before)
    assert sum(done) == Pledge.objects.count()
    assert kept() == before


def test_the_rebuilding_command_mends_what_was_lost():
    some_history(7)
    before = kept()
    Standing.objects.all().delete()
    call_command("rebuild_standings")
    assert kept() == before


def test_as_of_is_what_the_assessments_themselves_say():
    some_history(11)
    moments = [None, *Assessment.objects.values_list("recorded_at", flat=True)]
    for moment in moments[::5]:
        for more in range(0, 60, 7):
            day = DAY + timedelta(days=more)
            quick = set(Assessment.objects.as_of(day, moment).values_list("pk", flat=True))
            assert quick == set(
                Assessment.objects.as_of_by_definition(day, moment).values_list("pk", flat=True)
            )


def _lose(row: Standing) -> None:
    row.delete()


def _say_contested(row: Standing) -> None:
    Standing.objects.filter(pk=row.pk).update(contested=not row.contested)


def _count_more(row: Standing) -> None:
    Standing.objects.filter(pk=row.pk).update(reports=row.reports + 1)


def _begin_earlier(row: Standing) -> None:
    Standing.objects.filter(pk=row.pk).update(
        valid=DateRange(row.valid.lower - timedelta(days=1), row.valid.upper)
    )


def _know_for_ever(row: Standing) -> None:
    Standing.objects.filter(pk=row.pk).update(known=DateTimeTZRange(None, None))


def _twice(row: Standing) -> None:
    row.pk = None
    row.save(force_insert=True)


@pytest.mark.parametrize(
    "alter", [_lose, _say_contested, _count_more, _begin_earlier, _know_for_ever, _twice]
)
def test_a_standing_that_was_altered_is_found_with_its_pledge(alter):
    register.assessment(register.pledge("FR"))
    row = register.standing(register.assessment(register.pledge("DE")))
    alter(row)
    ((pledge, what),) = standings.faults()
    assert pledge == row.pledge_id
    assert f"the first about assessment {row.assessment_id}" in what


def test_a_standing_of_a_pledge_of_which_nothing_was_recorded_is_found():
    row = register.standing()
    empty = register.pledge("GB")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE register_standing SET pledge_id = %s WHERE id = %s", [empty.pk, row.pk])
    assert (empty.pk, "stands somewhere, but nothing was ever recorded of it") in list(standings.faults())


def test_a_word_of_an_earlier_day_changes_nothing_of_later_ones():
    pledge = register.pledge()
    later = register.assessment(pledge, "pledged", DAY)
    earlier = register.assessment(pledge, "open", DAY - timedelta(days=9))
    now = Standing.objects.filter(known__upper_inf=True).order_by("valid")
    assert [(row.assessment_id, row.valid.lower, row.valid.upper) for row in now] == [
        (earlier.pk, DAY - timedelta(days=9), DAY),
        (later.pk, DAY, None),
    ]
    assert Standing.objects.at(DAY, later.recorded_at).get().assessment_id == later.pk
    assert not Standing.objects.at(DAY - timedelta(days=1), later.recorded_at).exists()
