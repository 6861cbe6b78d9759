"""Everything that is recorded leaves an event, in its transaction, that says what it is about."""

from collections.abc import Callable
from datetime import date
from inspect import isfunction
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Condition, Entry, OutboxEvent, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece, an_assessment

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 6)
PROOFS = [a_piece(basis="statement")]


def step(state: str = "asked") -> actions.MandateStepInput:
    return actions.MandateStepInput(state=state, said_on=DAY, evidence=PROOFS)


def on_a_group(what: str = "will send soldiers") -> actions.GroupClaimInput:
    return actions.GroupClaimInput(
        claimed_by="A president", what=what, kinds=["troops", "air"], said_on=DAY, evidence=PROOFS
    )


class Record:
    """Something of everything on record, made when a case asks for it."""

    def __init__(self) -> None:
        self.by: User = EditorFactory.create()

    def pledge(self) -> Pledge:
        return register.pledge("DE", "FR", kind="air", by=self.by)

    def assessment(self, **values: Any) -> Any:
        return actions.record(by=self.by, pledge=self.pledge(), assessment=an_assessment(**values))

    def condition(self) -> Condition:
        self.assessment(conditions=["ceasefire"])
        other = register.pledge("IT", kind="naval", by=self.by)
        register.assessment(other, conditions=["ceasefire"], by=self.by)
        return Condition.objects.get(slug="ceasefire")

    def state(self) -> Any:
        return actions.set_condition(
            by=self.by, condition=self.condition(), state="met", said_on=DAY, evidence=PROOFS
        )

    def step(self) -> Any:
        register.country("DE")
        return actions.set_mandate(
            by=self.by, country="DE", body="Bundestag", what="the mission", step=step()
        )

    def group_claim(self) -> Any:
        return actions.record_group_claim(by=self.by, claim=on_a_group())

    def notice(self, url: str = "https://example.org/1") -> Any:
        self.assessment()
        return actions.notice_source(
            by=self.by, sort="corrected", what="The number was wrong.", said_on=DAY, url=url
        )

    def upheld(self) -> Any:
        notice = self.notice()
        assessment = Pledge.objects.latest("pk").assessments.get()
        return actions.uphold(by=self.by, assessment=assessment, notice=notice, note="The quote stands.")


WAITING = ["DE.air", "FR.air", "IT.naval"]
# Each action, what it does, and the event that this leaves: subject, nature, countries, kinds, cells.
CASES: dict[str, tuple[Callable[[Record], Any], tuple[Any, ...]]] = {
    "open_pledge": (Record.pledge, ("pledge", "", ["DE", "FR"], ["air"], [])),
    "record": (
        Record.assessment,
        ("assessment", "assessment", ["DE", "FR"], ["air"], ["DE.air", "FR.air"]),
    ),
    "correct": (
        lambda on: actions.correct(
            by=on.by, wrong=on.assessment(), assessment=an_assessment("open"), reason="Misread"
        ),
        ("assessment", "correction", ["DE", "FR"], ["air"], ["DE.air", "FR.air"]),
    ),
    "retract": (
        lambda on: actions.retract(by=on.by, wrong=on.assessment(), reason="Never said"),
        ("assessment", "retraction", ["DE", "FR"], ["air"], ["DE.air", "FR.air"]),
    ),
    "set_condition": (
        Record.state,
        ("condition_state", "assessment", ["DE", "FR", "IT"], ["air", "naval"], WAITING),
    ),
    "correct_condition": (
        lambda on: actions.correct_condition(
            by=on.by, wrong=on.state(), state="unmet", said_on=DAY, evidence=PROOFS, reason="Misread"
        ),
        ("condition_state", "correction", ["DE", "FR", "IT"], ["air", "naval"], WAITING),
    ),
    "retract_condition": (
        lambda on: actions.retract_condition(by=on.by, wrong=on.state(), reason="Never said"),
        ("condition_state", "retraction", ["DE", "FR", "IT"], ["air", "naval"], WAITING),
    ),
    "set_mandate": (Record.step, ("mandate_step", "assessment", ["DE"], [], [])),
    "correct_mandate": (
        lambda on: actions.correct_mandate(
            by=on.by, wrong=on.step(), step=step("agreed"), reason="Misread"
        ),
        ("mandate_step", "correction", ["DE"], [], []),
    ),
    "retract_mandate": (
        lambda on: actions.retract_mandate(by=on.by, wrong=on.step(), reason="Never said"),
        ("mandate_step", "retraction", ["DE"], [], []),
    ),
    "record_group_claim": (
        Record.group_claim,
        ("group_claim", "assessment", [], ["air", "troops"], []),
    ),
    "correct_group_claim": (
        lambda on: actions.correct_group_claim(
            by=on.by, wrong=on.group_claim(), claim=on_a_group("will send ships"), reason="Misread"
        ),
        ("group_claim", "correction", [], ["air", "troops"], []),
    ),
    "retract_group_claim": (
        lambda on: actions.retract_group_claim(by=on.by, wrong=on.group_claim(), reason="Never said"),
        ("group_claim", "retraction", [], ["air", "troops"], []),
    ),
    "notice_source": (Record.notice, ("notice", "", ["DE", "FR"], ["air"], [])),
    "uphold": (Record.upheld, ("upheld", "", ["DE", "FR"], ["air"], [])),
}  # fmt: skip


def test_there_is_a_case_for_every_action():
    writers = {name for name in actions.__all__ if isfunction(getattr(actions, name))} - {"conditions_for"}
    assert writers == CASES.keys()


@pytest.mark.parametrize("action", CASES)
def test_an_action_leaves_an_event_that_says_what_it_is_about(action):
    do, expected = CASES[action]
    row = do(Record())
    event = OutboxEvent.objects.latest("entry")
    assert (event.subject, event.nature, event.countries, event.kinds, event.cells) == expected
    assert (event.entry.subject, event.entry.subject_id) == (expected[0], row.pk)
    assert event.recorded_at == event.entry.recorded_at
    assert OutboxEvent.objects.count() == Entry.objects.count() == ledger.version()


def test_a_notice_on_a_source_that_nothing_rests_on_is_about_nobody():
    Record().notice(url="https://example.org/elsewhere")
    event = OutboxEvent.objects.latest("entry")
    assert (event.countries, event.kinds, event.cells) == ([], [], [])


def test_what_is_refused_leaves_no_event():
    pledge = Record().pledge()
    with pytest.raises(actions.Refused):
        actions.record(by=EditorFactory.create(), pledge=pledge, assessment=an_assessment("promised"))
    assert OutboxEvent.objects.count() == 1


def test_the_database_refuses_an_entry_without_an_event():
    Entry.objects.create(
        sequence=1, subject="pledge", subject_id=1, recorded_at="2026-01-06T00:00Z", digest="", hash=""
    )
    with pytest.raises(IntegrityError, match="entry 1 has no event in the outbox"), transaction.atomic():
        connection.check_constraints()  # as at a commit
    OutboxEvent.objects.create(entry_id=1, subject="pledge", recorded_at="2026-01-06T00:00Z")
    connection.check_constraints()


def test_a_transaction_is_delivered_once_however_much_it_records(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sent, transaction.atomic():
        for _number in range(3):
            Record().assessment()
    assert len(sent) == 1


def test_what_was_rolled_back_does_not_keep_the_rest_from_being_delivered(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as sent, transaction.atomic():
        savepoint = transaction.savepoint_create()
        Record().assessment()
        transaction.savepoint_rollback(savepoint)
        Record().assessment()
    assert len(sent) == 1
