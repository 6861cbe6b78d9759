"""Standings are kept as they would be derived anew, and whatever differs is found."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from coalition.register import actions
from coalition.register.derived import standings
from coalition.register.models import Assessment, Pledge, Standing
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece, an_assessment

pytestmark = pytest.mark.django_db
FIRST = date(2025, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


class Pen:
    """Records about one pledge."""

    def __init__(self, pledge: Pledge) -> None:
        self.by, self.pledge = EditorFactory.create(), pledge

    def assessment(self, day: int, status: str, paper: str, precision: str) -> actions.AssessmentInput:
        return an_assessment(status, on(day), precision, evidence=[a_piece(publisher=paper)])

    def says(
        self, day: int, status: str = "open", paper: str = "Gazette", precision: str = "day"
    ) -> Assessment:
        return actions.record(
            by=self.by, pledge=self.pledge, assessment=self.assessment(day, status, paper, precision)
        )

    def corrects(
        self,
        wrong: Assessment,
        day: int,
        status: str = "open",
        paper: str = "Gazette",
        precision: str = "day",
    ) -> Assessment:
        assessment = self.assessment(day, status, paper, precision)
        return actions.correct(by=self.by, wrong=wrong, assessment=assessment, reason="Misread")

    def takes_back(self, wrong: Assessment) -> Assessment:
        return actions.retract(by=self.by, wrong=wrong, reason="Never said")


@pytest.fixture
def pen() -> Pen:
    return Pen(register.pledge("DE"))


def now() -> list[tuple[date, date | None, int, bool, int]]:
    """What counts at present: from, until, assessment, contested, reports."""
    rows = Standing.objects.filter(known__upper_inf=True).order_by("valid")
    return [(row.valid.lower, row.valid.upper, row.assessment_id, row.contested, row.reports) for row in rows]


def test_days_far_apart_do_not_touch_each_other(pen: Pen) -> None:
    first, last, middle = pen.says(0), pen.says(400), pen.says(200)
    assert now() == [
        (on(0), on(200), first.pk, False, 1),
        (on(200), on(400), middle.pk, False, 1),
        (on(400), None, last.pk, False, 1),
    ]
    early = pen.says(199, "refused", "Herald")
    assert now()[:2] == [(on(0), on(199), first.pk, False, 1), (on(199), on(200), early.pk, False, 1)]
    assert list(standings.faults()) == []


def test_what_moves_far_leaves_nothing_where_it_was(pen: Pen) -> None:
    first, wrong, last = pen.says(0), pen.says(300), pen.says(600)
    moved = pen.corrects(wrong, 100)
    assert now() == [
        (on(0), on(100), first.pk, False, 1),
        (on(100), on(600), moved.pk, False, 1),
        (on(600), None, last.pk, False, 1),
    ]
    pen.takes_back(moved)
    pen.takes_back(first)
    assert now() == [(on(600), None, last.pk, False, 1)]
    pen.takes_back(last)
    assert now() == []
    assert list(standings.faults()) == []


@pytest.mark.parametrize(("apart", "reports"), [(36, 2), (37, 2), (38, 1)])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_confirmation_of_the_last_weeks_counts_in_whatever_order_it_came(
    pen: Pen, apart: int, reports: int, *, backwards: bool
) -> None:
    said = [(0, "Gazette"), (apart, "Herald")]
    for day, paper in said[::-1] if backwards else said:
        pen.says(day, paper=paper)
    assert [row[4] for row in now()] == [1, reports]
    assert list(standings.faults()) == []


def test_long_chains_of_changes_leave_what_deriving_anew_would(pen: Pen) -> None:
    other = Pen(register.pledge("FR"))
    rows = [
        pen.says(day, status, paper, precision)
        for day, status, paper, precision in (
            (30, "open", "Gazette", "month"),
            (2, "refused", "Herald", "about"),
            (60, "open", "Herald", "day"),
            (75, "intends", "Courier", "day"),
            (75, "open", "Courier", "day"),
            (98, "open", "Gazette", "about"),
            (250, "pledged", "Gazette", "day"),
            (213, "pledged", "Herald", "day"),
        )
    ]
    other.says(60, "refused")
    pen.takes_back(pen.corrects(rows[4], 20, "intends"))
    pen.takes_back(rows[3])
    pen.corrects(rows[6], 290, "open", precision="month")
    pen.corrects(rows[0], 31, "open", "Courier", "month")
    assert list(standings.faults()) == []


def test_what_was_known_then_stays_askable(pen: Pen) -> None:
    wrong = pen.says(0)
    better = pen.corrects(wrong, 0, "pledged")
    known = Standing.objects.order_by("known").values_list(
        "assessment", "known__startswith", "known__endswith"
    )
    assert list(known) == [
        (wrong.pk, wrong.recorded_at, better.recorded_at),
        (better.pk, better.recorded_at, None),
    ]


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
            FIRST + timedelta(days=dice.randrange(60)),
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
def test_rebuilt_they_are_what_was_kept(seed: int) -> None:
    some_history(seed)
    before = kept()
    assert list(standings.faults()) == []
    done: list[int] = []
    assert standings.rebuild(done.append) == len(before)
    assert sum(done) == Pledge.objects.count()
    assert kept() == before


def test_the_rebuilding_command_mends_what_was_lost() -> None:
    some_history(7)
    before = kept()
    Standing.objects.all().delete()
    call_command("rebuild_standings")
    assert kept() == before


def test_as_of_is_what_the_assessments_themselves_say() -> None:
    some_history(11)
    moments = [None, *Assessment.objects.values_list("recorded_at", flat=True)]
    for moment in moments[::5]:
        for more in range(0, 60, 7):
            day = FIRST + timedelta(days=more)
            quick = set(Assessment.objects.as_of(day, moment).values_list("pk", flat=True))
            assert quick == set(
                Assessment.objects.as_of_by_definition(day, moment).values_list("pk", flat=True)
            )


def test_deriving_anew_tells_how_far_it_is(pen: Pen) -> None:
    pen.says(0)
    pledges = Pledge.objects.bulk_create(
        Pledge(
            slug=f"p-{number}", kind="troops", title="x", created_at=pen.pledge.created_at, created_by=pen.by
        )
        for number in range(50)
    )
    told: list[int] = []
    assert standings.rebuild(told.append) == 1
    assert told == [50, 1]
    told.clear()
    assert list(standings.faults(told.append)) == []
    assert told == [50, 1]
    assert [len(batch) for batch in standings.batches()] == [50, 1]
    assert next(standings.batches())[:2] == [pen.pledge.pk, pledges[0].pk]


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


def _twice(row: Standing) -> None:
    row.pk = None
    row.save(force_insert=True)


@pytest.mark.parametrize("alter", [_lose, _say_contested, _count_more, _begin_earlier, _twice])
def test_a_standing_that_was_altered_is_found_with_its_pledge(alter: Callable[[Standing], None]) -> None:
    register.assessment(register.pledge("FR"))
    row = register.standing(register.assessment(register.pledge("DE")))
    alter(row)
    ((pledge, what),) = standings.faults()
    assert pledge == row.pledge_id
    assert f"the first about assessment {row.assessment_id}" in what


def change_by_hand(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_standing_altered_by_hand_is_found_with_its_assessment(pen: Pen) -> None:
    first = pen.says(0)
    pen.says(100)
    change_by_hand(f"UPDATE register_standing SET contested = true WHERE assessment_id = {first.pk}")  # noqa: S608 - numbers of our own
    ((pledge, said),) = standings.faults()
    assert pledge == pen.pledge.pk
    assert said == f"4 differ, the first about assessment {first.pk}"


def test_a_standing_without_a_beginning_is_found(pen: Pen) -> None:
    first, second = pen.says(0), pen.says(100)
    change_by_hand(
        "UPDATE register_standing SET known = tstzrange(NULL, upper(known))"
        " WHERE assessment_id = (SELECT max(assessment_id) FROM register_standing)"
    )
    ((_pledge, said),) = standings.faults()
    assert said == f"2 differ, the first about assessment {second.pk}"
    assert first.pk != second.pk


def test_a_standing_of_a_pledge_of_which_nothing_was_said_is_found(pen: Pen) -> None:
    pen.says(0)
    empty = register.pledge("FR")
    change_by_hand(f"UPDATE register_standing SET pledge_id = {empty.pk}")  # noqa: S608 - numbers of our own
    assert dict(standings.faults())[empty.pk] == "stands somewhere, but nothing was ever recorded of it"
