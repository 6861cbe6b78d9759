"""The chain: its canonical form, its links, and many writers at once."""

import threading
from datetime import date
from functools import partial

import pytest
import rfc8785
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Entry
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import an_assessment
from tests.waiting import run_at_once

KEYS = st.text(st.characters(max_codepoint=127), max_size=5)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(KEYS, children, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_the_canonical_form_is_that_of_rfc_8785(content):
    assert ledger.canonical_bytes(content) == rfc8785.dumps(content)


def test_a_link_covers_what_came_before():
    digest = ledger.digest_of({"a": 1})
    assert ledger.link(ledger.GENESIS, digest) != ledger.link("1" * 64, digest)


@pytest.mark.django_db
def test_everything_recorded_moves_the_version_by_one():
    pledge = register.pledge("DE")
    assert ledger.version() == 1
    register.assessment(pledge)
    assert ledger.version() == 2
    assert list(Entry.objects.values_list("sequence", "subject")) == [(1, "pledge"), (2, "assessment")]


@pytest.mark.django_db
def test_times_of_recording_rise_even_if_the_clock_was_set_back():
    by = EditorFactory.create()
    pledge = register.pledge("DE")
    times = [
        actions.record(by=by, pledge=pledge, assessment=an_assessment()).recorded_at for _number in range(5)
    ]
    assert times == sorted(set(times))


@pytest.mark.django_db(transaction=True)
def test_many_writers_neither_fork_nor_lose_anything():
    by = EditorFactory.create()
    pledges = [register.pledge("DE", title=f"Pledge {number}") for number in range(4)]
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for day in range(1, 6):
                actions.record(
                    by=by, pledge=pledges[number % 4], assessment=an_assessment("open", date(2026, 1, day))
                )
        except BaseException as error:  # noqa: BLE001 - told by the thread that waits
            failures.append(error)
        finally:
            connection.close()

    run_at_once([partial(work, number) for number in range(8)])
    assert not failures
    entries = list(Entry.objects.order_by("sequence"))
    assert [entry.sequence for entry in entries] == list(range(1, 4 + 40 + 1))
    before = ledger.GENESIS
    for entry in entries:
        assert entry.hash == ledger.link(before, entry.digest)
        before = entry.hash
    day = date(2026, 1, 31)
    assert set(Assessment.objects.as_of(day)) == set(Assessment.objects.as_of_by_definition(day))
    assert Assessment.objects.as_of(day).count() == 4


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_editors_at_once_is_told():
    pledge = register.pledge("DE")
    seen = register.assessment(pledge).pk
    outcomes: list[str] = []
    editors = EditorFactory.create_batch(2)
    both = threading.Barrier(2, timeout=180)

    def work(by: User) -> None:
        try:
            both.wait()
            actions.record(by=by, pledge=pledge, assessment=an_assessment("pledged"), seen=seen)
            outcomes.append("recorded")
        except actions.PledgeMoved as moved:
            outcomes.append(moved.current.status)
        finally:
            connection.close()

    run_at_once([partial(work, by) for by in editors])
    assert sorted(outcomes) == ["pledged", "recorded"]
    assert pledge.assessments.count() == 2
