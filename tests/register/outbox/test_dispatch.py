"""A channel gets every event once and in order, whoever is killed and whoever runs at once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import hypothesis
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.celery import app
from coalition.register import tasks
from coalition.register.chain import ledger
from coalition.register.models import OutboxEvent, OutboxPosition
from coalition.register.outbox import channels, dispatch
from coalition.register.outbox.channels import Channel
from tests.factories import register
from tests.register.outbox import recording_channel
from tests.waiting import run_at_once, wait_until


@pytest.fixture
def recording(transactional_db: None) -> Iterator[None]:
    with recording_channel.table():
        yield


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Channels of a test's own, instead of those of the settings."""

    def register_channels(*mine: Channel) -> None:
        monkeypatch.setattr(channels, "registered", lambda: list(mine))

    return register_channels


def position(channel: str = "mine") -> OutboxPosition:
    return OutboxPosition.objects.get(channel=channel)


@pytest.mark.django_db
def test_a_channel_gets_what_it_has_not_had_in_order(only, monkeypatch):
    monkeypatch.setattr(dispatch, "BATCH", 2)
    lots: list[list[int]] = []
    only(Channel("mine", lambda events: lots.append([event.entry_id for event in events])))
    for code in ("DE", "FR", "GB"):
        register.pledge(code)
    assert dispatch.behind() == ["mine"]
    assert dispatch.deliver("mine") == 3
    assert lots == [[1, 2], [3]]
    assert dispatch.deliver("mine") == 0
    assert dispatch.behind() == []
    register.pledge("IT")
    assert dispatch.deliver("mine") == 1
    assert lots == [[1, 2], [3], [4]]


@pytest.mark.django_db
def test_a_channel_that_fails_keeps_its_place_and_says_why_and_holds_up_no_other(only):
    heard: list[int] = []
    broken = [True]

    def deliver(events: Sequence[OutboxEvent]) -> None:
        if broken:
            raise ConnectionRefusedError("nobody listens")
        heard.extend(event.entry_id for event in events)

    other: list[int] = []
    only(Channel("mine", deliver), Channel("other", lambda events: other.extend(e.entry_id for e in events)))
    register.pledge("DE")
    with pytest.raises(ConnectionRefusedError):
        dispatch.deliver("mine")
    assert dispatch.deliver("other") == 1
    assert (position().entry, position().failure) == (0, "ConnectionRefusedError: nobody listens")
    assert position().failed_at is not None
    assert dispatch.behind() == ["mine"]
    broken.clear()
    assert dispatch.deliver("mine") == 1
    assert heard == other == [1]
    assert (position().failure, position().failed_at) == ("", None)


@pytest.mark.django_db
def test_a_task_for_a_channel_that_was_taken_off_the_list_does_nothing(only):
    only()
    register.pledge("DE")
    assert dispatch.deliver("gone") == 0
    assert dispatch.behind() == []


def test_a_module_that_is_no_channel_is_named(settings):
    settings.OUTBOX_CHANNELS = ["coalition.register.outbox.scope"]
    with pytest.raises(ImproperlyConfigured, match=r"outbox.scope, which has no CHANNEL"):
        channels.registered()


def test_no_two_channels_share_a_name():
    names = [channel.name for channel in channels.registered()]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_the_log_has_a_line_for_everything_recorded(caplog):
    register.assessment(register.pledge("DE", kind="air"))
    with caplog.at_level("INFO", "coalition.register.outbox.log"):
        dispatch.deliver("log")
    assert [record.getMessage() for record in caplog.records] == [
        "recorded: entry 1, pledge  DE air",
        "recorded: entry 2, assessment assessment DE air",
    ]


@pytest.mark.django_db
def test_events_are_cleaned_once_they_are_old_and_every_channel_has_had_them(only, settings):
    only(Channel("mine", lambda events: None), Channel("slow", lambda events: None))
    register.pledge("DE")
    register.pledge("FR")
    connection.check_constraints()  # as at a commit: from here on an entry may be without its event
    now = OutboxEvent.objects.latest("entry").recorded_at
    later = now + timedelta(days=settings.OUTBOX_DAYS, seconds=1)
    dispatch.deliver("mine")
    assert dispatch.clean(later) == 0  # the slow one has not had them
    OutboxPosition.objects.create(channel="slow", entry=1)
    assert dispatch.clean(now + timedelta(days=settings.OUTBOX_DAYS) - timedelta(hours=1)) == 0
    assert dispatch.clean(later) == 1
    assert list(OutboxEvent.objects.values_list("entry", flat=True)) == [2]


@pytest.mark.django_db
def test_without_channels_age_alone_decides(only, settings):
    only()
    register.pledge("DE")
    connection.check_constraints()
    recorded = OutboxEvent.objects.get().recorded_at
    assert dispatch.clean(recorded) == 0
    assert dispatch.clean(recorded + timedelta(days=settings.OUTBOX_DAYS, seconds=1)) == 1


class Killed(BaseException):
    """What ends a process leaves no time for anything."""


STEPS = st.lists(st.sampled_from(["record", "deliver", "killed before", "killed after"]), max_size=12)


class AnyStory(TestCase):
    """Whatever happens in which order: in the end each was told once."""

    @hypothesis.settings(max_examples=30)
    @given(STEPS)
    def test_each_event_is_told_once_and_in_order(self, steps: list[str]) -> None:
        begin = ledger.version()
        dispatch.deliver("recording")
        with recording_channel.table():
            for step in steps:
                if step == "record":
                    register.pledge("DE")
                else:
                    self._deliver(step)
            dispatch.deliver("recording")
            assert recording_channel.entries() == list(range(begin + 1, ledger.version() + 1))

    def _deliver(self, step: str) -> None:
        def deliver(events: Sequence[OutboxEvent]) -> None:
            if step == "killed before":
                raise Killed
            recording_channel.deliver(events)
            if step == "killed after":
                raise Killed

        kept = channels.named
        try:
            dispatch.channels.named = lambda name: Channel(name, deliver)  # type: ignore[assignment]  # put back below
            dispatch.deliver("recording")
        except Killed:
            pass
        finally:
            dispatch.channels.named = kept


def test_two_dispatchers_at_once_tell_nothing_twice(recording):
    for code in ("DE", "FR", "GB", "IT"):
        register.pledge(code)
    results: list[int] = []

    def run() -> None:
        results.append(dispatch.deliver("recording"))
        connection.close()

    run_at_once([run] * 4)
    assert recording_channel.entries() == [1, 2, 3, 4]
    assert sum(results) == 4


def test_a_commit_is_told_without_anybody_asking(recording, celery_worker):
    register.pledge("DE")
    celery_worker.wait_idle()
    assert recording_channel.entries() == [1]
    assert position("recording").entry == 1


def test_a_worker_killed_in_the_middle_neither_loses_nor_repeats_anything(recording, celery_worker):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [recording_channel.HOLD])
        register.pledge("DE")
        register.pledge("FR")
        wait_until(
            _somebody_waits, "The worker did not come to its position."
        )  # the row is written, its position not
        celery_worker.kill()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [recording_channel.HOLD])
    wait_until(lambda: not _somebody_is_left(), "The killed worker's connection is still there.")
    assert recording_channel.entries() == []
    register.pledge("GB")
    app.control.purge()  # the broker has lost everything as well
    celery_worker.start()
    celery_worker.take()
    assert tasks.sweep_outbox() == 2  # this channel and the log
    wait_until(lambda: dispatch.behind() == [], "The channel is still behind.")
    assert recording_channel.entries() == [1, 2, 3]
    assert tasks.sweep_outbox() == 0


def test_what_was_recorded_while_the_broker_was_away_is_swept_up(recording, monkeypatch, celery_worker):
    def away(*_args: object, **_options: object) -> None:
        raise ConnectionRefusedError("the broker is away")

    with monkeypatch.context() as patch:
        patch.setattr(tasks.deliver_outbox, "apply_async", away)
        register.pledge("DE")  # recorded all the same
    assert ledger.version() == 1
    assert recording_channel.entries() == []
    assert tasks.sweep_outbox() == 2
    celery_worker.wait_idle()
    assert recording_channel.entries() == [1]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted)",
            [recording_channel.HOLD],
        )
        return bool(cursor.fetchone()[0])


def _somebody_is_left() -> bool:
    """Whether the killed worker's sessions are still there: PostgreSQL notices only when it writes to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_class ON relation = pg_class.oid"
            " WHERE relname = 'register_outboxposition' AND pid <> pg_backend_pid())"
        )
        return bool(cursor.fetchone()[0])
