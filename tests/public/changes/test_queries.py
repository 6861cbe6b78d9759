"""Which changes a selection asks for, and what each says of before and after."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from coalition.public.changes import queries
from coalition.public.changes.model import SORTS, Change, Sort
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Assessment, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
RIGHT = actions.AssessmentInput("open", date(2026, 1, 10), [register.EVIDENCE])


def found(selection: Selection | None = None, *sorts: Sort) -> list[Change]:
    rows = queries.changes(selection or Selection(), sorts=sorts)
    return queries.page_of(rows, before=None, size=50)[0]


def sorts(selection: Selection | None = None, *asked: Sort) -> list[Sort]:
    return [one.sort for one in found(selection, *asked)]


@pytest.fixture
def one_of_each() -> Pledge:
    """Germany's pledge, which was new, rose, fell, was said again, corrected and taken out again."""
    pledge, by = register.pledge("DE"), EditorFactory.create()
    for status, day in (("unclear", 1), ("intends", 2), ("open", 3), ("open", 4)):
        last = register.assessment(pledge, status, date(2026, 1, day))
    better = actions.correct(by=by, wrong=last, assessment=RIGHT, reason="Misheard.")
    actions.retract(by=by, wrong=better, reason="Nobody said so.")
    return pledge


def test_each_sort_is_found_by_its_name_and_all_together_the_newest_first(one_of_each: Pledge) -> None:
    everything = found()
    assert [one.sort for one in everything] == list(reversed(SORTS))
    assert [one.id for one in everything] == sorted((one.id for one in everything), reverse=True)
    for sort in SORTS:
        assert sorts(None, sort) == [sort]
    assert sorts(None, "new", "down") == ["down", "new"]


def test_a_change_says_where_the_pledge_stood_on_that_day_before_and_after(one_of_each: Pledge) -> None:
    moves = [(one.before, one.after) for one in reversed(found())]
    assert moves[:4] == [(None, "unclear"), ("unclear", "intends"), ("intends", "open"), ("open", "open")]
    retraction = found(None, "retraction")[0]
    assert (retraction.before, retraction.after, retraction.reason) == ("open", "open", "Nobody said so.")


def test_a_retraction_of_the_only_word_leaves_nothing() -> None:
    only = register.assessment(register.pledge("DE"))
    actions.retract(by=EditorFactory.create(), wrong=only, reason="Nobody said so.")
    last = found()[0]
    assert (last.sort, last.before, last.after) == ("retraction", "open", None)
    assert sorts(Selection(at_least="refused")) == ["new"]


def test_any_of_the_conditions_asked_for_will_do_as_in_the_matrix() -> None:
    register.assessment(register.pledge("DE"), conditions=("ceasefire",))
    register.assessment(register.pledge("FR"), conditions=("un_mandate",))
    register.assessment(register.pledge("IT"))
    chosen = found(Selection(condition=("ceasefire", "un_mandate")))
    assert [one.countries for one in chosen] == [("FR",), ("DE",)]
    assert all(one.conditional for one in chosen)


def test_a_joint_pledge_that_waits_for_two_parliaments_moved_once() -> None:
    register.assessment(register.pledge("DE", "FR"), conditions=("parliament",))
    (only,) = found(Selection(condition=("parliament",)))
    assert set(only.countries) == {"DE", "FR"}


def test_words_are_looked_for_in_the_title_and_in_the_evidence() -> None:
    proof = replace(register.EVIDENCE, text="Ten minesweepers.")
    register.assessment(register.pledge("DE", title="Ships"), proof=proof)
    register.assessment(register.pledge("FR", title="Minesweepers of the north"))
    register.assessment(register.pledge("IT"))
    assert [one.countries for one in found(Selection(q="MINESWEEPER"))] == [("FR",), ("DE",)]
    assert found(Selection(q="%")) == []


def test_the_days_and_the_bodies_choose() -> None:
    first = register.assessment(register.pledge("DE"), said_on=date(2026, 1, 5))
    second = register.assessment(register.pledge("FR"), said_on=date(2026, 1, 9))
    register.membership("FR", "eu", date(1958, 1, 1))
    assert [one.id for one in found(Selection(as_of=date(2026, 1, 8)))] == [first.pk]
    assert [one.id for one in found(Selection(known_at=first.recorded_at))] == [first.pk]
    assert [one.id for one in found(Selection(body=("eu",)))] == [second.pk]
    assert found(Selection(as_of=date.min)) == []
    assert found(Selection(body=("eu",), as_of=date(1957, 1, 1))) == []


def test_a_span_of_days_is_one_of_recording() -> None:
    register.assessment(register.pledge("DE"), said_on=date(2020, 1, 1))
    moment = Assessment.objects.get().recorded_at
    assert len(found(Selection(changed_within=1))) == 1
    with time_machine.travel(moment + timedelta(days=3), tick=False):
        assert found(Selection(changed_within=2)) == []
        assert len(found(Selection(changed_within=3))) == 1
        assert len(found(Selection(changed_within=36500))) == 1


def test_what_orders_a_table_and_what_is_supposed_change_nothing(one_of_each: Pledge) -> None:
    asked = Selection(sort="name", suppose=("ceasefire",), compare=date(2026, 1, 1), cell=("DE", "troops"))
    assert found(asked) == found()


def test_the_last_page_has_no_next_and_a_full_one_only_when_there_is_more(one_of_each: Pledge) -> None:
    rows = queries.changes(Selection())
    whole, more = queries.page_of(rows, before=None, size=6)
    assert (len(whole), more) == (6, None)
    first, cursor = queries.page_of(rows, before=None, size=4)
    rest, none = queries.page_of(rows, before=cursor, size=4)
    assert [*first, *rest] == whole
    assert (len(rest), none) == (2, None)


def test_a_change_carries_what_its_first_piece_of_evidence_says() -> None:
    quote = replace(
        register.EVIDENCE,
        form="quote",
        text="Wir helfen.",
        language="de",
        speaker="A. Muster",
        publisher="Kurier",
    )
    given = replace(RIGHT, evidence=[quote, register.EVIDENCE])
    actions.record(by=EditorFactory.create(), pledge=register.pledge("DE"), assessment=given)
    (one,) = found()
    assert (one.words, one.words_language, one.publisher, one.is_quote) == (
        "Wir helfen.",
        "de",
        "Kurier",
        True,
    )
    assert one.url == register.EVIDENCE.url
