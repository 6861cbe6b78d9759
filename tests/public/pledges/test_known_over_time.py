"""From when to when something was believed of a pledge."""

from datetime import UTC, date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from coalition.public.pledges.known_over_time import known_versions
from coalition.register.models import Assessment, Standing

FIRST, SECOND, THIRD = (datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3))


def standing(
    pk: int,
    status: str,
    known: tuple[datetime, datetime | None],
    valid: tuple[date, date | None] = (date(2025, 9, 4), None),
) -> Standing:
    assessment = Assessment(pk=pk, status=status)
    return Standing(assessment=assessment, known=DateTimeTZRange(*known), valid=DateRange(*valid))


def test_while_nothing_was_believed_otherwise_there_is_nothing_to_tell() -> None:
    assert known_versions([standing(1, "open", (FIRST, None))], None) == []


def test_the_newest_belief_stands_first_and_the_old_one_has_an_end() -> None:
    now, before = known_versions(
        [standing(2, "refused", (SECOND, None)), standing(1, "open", (FIRST, SECOND))], None
    )
    assert (now.status.slug, now.until) == ("refused", None)
    assert (before.status.slug, before.since, before.until) == ("open", FIRST, SECOND)


def test_that_a_later_word_ended_it_is_no_other_belief() -> None:
    rows = [
        standing(2, "decided", (SECOND, None), (date(2026, 1, 2), None)),
        standing(1, "open", (SECOND, None), (date(2025, 9, 4), date(2026, 1, 2))),
        standing(1, "open", (FIRST, SECOND)),
    ]
    assert known_versions(rows, None) == []


def test_an_end_from_after_the_time_of_knowing_is_not_known() -> None:
    rows = [standing(2, "refused", (SECOND, THIRD)), standing(1, "open", (FIRST, SECOND))]
    assert [version.until for version in known_versions(rows, SECOND)] == [None, SECOND]
