"""An altered record is found and named, however it was altered."""

import re
from datetime import date
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coalition.register import actions, ledger, standings
from coalition.register.models import Assessment, Entry, Evidence, Standing
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_judgement, a_proof

pytestmark = pytest.mark.django_db
TEXT = "Berlin. “We do not rule it out,” the chancellor said."
QUOTE = "We do not rule it out,"


@pytest.fixture
def assessment() -> Assessment:
    by = EditorFactory.create()
    pledge = register.pledge("DE")
    start = TEXT.index(QUOTE)
    proof = a_proof(
        form="quote",
        text=QUOTE,
        start=start,
        end=start + len(QUOTE),
        text_hash=sha256(TEXT.encode()).hexdigest(),
    )
    row = actions.record(
        by=by, pledge=pledge, judgement=a_judgement("open", evidence=[proof], conditions=["ceasefire"])
    )
    better = actions.correct(
        by=by, assessment=row, judgement=a_judgement("intends", conditions=["ceasefire"]), reason="Misread"
    )
    condition = actions.conditions_for(["ceasefire"], [])[0]
    actions.set_condition(
        by=by, condition=condition, state="met", said_on=date(2026, 2, 1), evidence=[a_proof()]
    )
    return better


def tamper(statement: str) -> None:
    """As the database's superuser, with triggers disabled, after all that was recorded has been committed."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def verify(**options: str) -> str:
    out = StringIO()
    call_command("verify", stdout=out, **options)
    return out.getvalue()


def test_an_honest_record_is_proven(assessment):
    out = verify()
    assert "4 entries, none altered" in out
    assert re.search(r"Head: [0-9a-f]{64}\n", out)


def test_an_empty_record_is_too():
    assert "0 entries" in verify()


@pytest.mark.parametrize(("statement", "words"), [
    ("UPDATE register_assessment SET status = 'delivered' WHERE nature = 'correction'", r"Entry 3 \(assessment \d+\): its content"),
    ("UPDATE register_assessment SET said_on = said_on - 1 WHERE nature = 'assessment'", r"Entry 2 .*its content"),
    ("UPDATE register_evidence SET text = 'Never' WHERE form = 'quote'", r"Entry 2 .*its content"),
    ("UPDATE register_condition SET slug = 'other'", r"Entry 2 .*its content"),
    ("UPDATE register_pledge SET title = 'Nothing'", r"Entry 1 \(pledge \d+\): its content"),
    ("UPDATE register_conditionstate SET state = 'unmet'", r"Entry 4 \(condition_state \d+\): its content"),
    ("DELETE FROM register_participation", r"Entry 1 .*its content"),
    ("DELETE FROM register_assessmentcondition", r"Entry 2 .*its content"),
    ("DELETE FROM register_conditionstate", r"Entry 4 .*is gone"),
    ("DELETE FROM register_entry WHERE sequence = 2", "Entry 2 is missing: the next one is 3"),
    ("DELETE FROM register_entry WHERE sequence = 4", r"condition_state \d+ has no entry"),
    ("UPDATE register_entry SET digest = repeat('0', 64) WHERE sequence = 3", r"Entry 3 .*its content"),
    ("UPDATE register_entry SET hash = repeat('0', 64) WHERE sequence = 3", r"Entry 3 .*does not follow"),
    ("UPDATE register_standing SET contested = NOT contested", r"standings of pledge \d+: .*rebuild_standings"),
    ("DELETE FROM register_standing", r"standings of pledge \d+"),
    ("ALTER TABLE register_evidence DISABLE TRIGGER ALL", "register_evidence is no longer guarded"),
])  # fmt: skip
def test_what_was_altered_by_hand_is_named(assessment, statement, words):
    tamper(statement)
    with pytest.raises(CommandError, match=words):
        verify()


def test_what_came_in_by_another_door_is_named(assessment):
    stray = Assessment.objects.create(
        pledge=assessment.pledge,
        status="open",
        said_on=date(2026, 1, 1),
        recorded_at=assessment.recorded_at,
        recorded_by=assessment.recorded_by,
    )
    Evidence.objects.create(assessment=stray, form="summary", text="Words", reference="A book")
    with pytest.raises(CommandError, match=f"assessment {stray.pk} has no entry"):
        verify()


def test_a_head_that_was_published_finds_a_chain_written_anew(assessment):
    head = Entry.objects.get(sequence=3).hash
    assert "none altered" in verify(head=head)
    with pytest.raises(CommandError, match="cut off or written anew"):
        verify(head=ledger.link(head, head))


def test_a_cut_tail_is_found_by_its_head(assessment):
    head = Entry.objects.get(sequence=4).hash
    tamper("DELETE FROM register_evidence WHERE condition_state_id IS NOT NULL")
    tamper("DELETE FROM register_conditionstate")
    tamper("DELETE FROM register_entry WHERE sequence = 4")
    assert "3 entries, none altered" in verify()
    with pytest.raises(CommandError, match="cut off or written anew"):
        verify(head=head)


def test_standings_are_derived_anew_the_same(assessment):
    def rows() -> set[tuple[object, ...]]:
        return set(
            Standing.objects.values_list("pledge", "assessment", "valid", "known", "contested", "reports")
        )

    before = rows()
    tamper("UPDATE register_standing SET reports = 99")
    assert standings.rebuild() == len(before)
    assert rows() == before
