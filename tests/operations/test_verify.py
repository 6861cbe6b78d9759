"""An altered record is found and named, however it was altered."""

import re
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.derived import standings
from coalition.register.models import Assessment, Entry, Evidence, Standing
from coalition.review.decide import actions as review
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.register.given import a_piece, an_assessment

pytestmark = pytest.mark.django_db
TEXT = "Berlin. “We do not rule it out,” the chancellor said."
QUOTE = "We do not rule it out,"


@pytest.fixture
def assessment() -> Assessment:
    by = EditorFactory.create()
    pledge = register.pledge("DE")
    start = TEXT.index(QUOTE)
    proof = a_piece(
        form="quote",
        text=QUOTE,
        start=start,
        end=start + len(QUOTE),
        text_hash=sha256(TEXT.encode()).hexdigest(),
    )
    row = actions.record(
        by=by, pledge=pledge, assessment=an_assessment("open", evidence=[proof], conditions=["ceasefire"])
    )
    better = actions.correct(
        by=by, wrong=row, assessment=an_assessment("intends", conditions=["ceasefire"]), reason="Misread"
    )
    condition = actions.conditions_for(["ceasefire"], [])[0]
    actions.set_condition(
        by=by, condition=condition, state="met", said_on=date(2026, 2, 1), evidence=[a_piece()]
    )
    return better


@pytest.fixture
def everything(assessment: Assessment) -> Assessment:
    """One of each sort of thing that the chain covers, and a joint pledge with a share."""
    by = assessment.recorded_by
    for code in ("FR", "GB"):
        register.country(code)
    share = actions.Quantity(Decimal(1), Decimal(2), "ships")
    joint = actions.open_pledge(
        by=by, kind="naval", title="Ships", countries=["FR", "GB"], shares={"FR": share}
    )
    actions.record(by=by, pledge=joint, assessment=an_assessment(quantity=share))
    procedure = actions.MandateStepInput(
        "asked", date(2026, 2, 1), [a_piece()], majority="half", next_on=date(2026, 12, 1)
    )
    actions.set_mandate(by=by, country="DE", body="Bundestag", what="the force", step=procedure)
    claimed = actions.GroupClaimInput(
        "Somebody", "ready", ["troops"], date(2026, 2, 1), [a_piece()], number=26
    )
    actions.record_group_claim(by=by, claim=claimed)
    notice = actions.notice_source(
        by=by, sort="corrected", what="Misquoted", said_on=date(2026, 2, 1), url=a_piece().url
    )
    actions.uphold(by=by, assessment=assessment, notice=notice, note="It was said twice")
    review.accept(by=by, suggestion=suggestion(country="NO", status="refused"))
    return assessment


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


@pytest.mark.parametrize(("statement", "words"), [
    # Who recorded it, when, and in which order.
    ("UPDATE register_assessment SET recorded_by_name = 'somebody' WHERE nature = 'assessment'", r"Entry 2 .*its content"),
    ("UPDATE register_assessment SET recorded_at = recorded_at + interval '1 microsecond'", r"Entry 2 .*its content"),
    ("UPDATE register_entry SET recorded_at = recorded_at - interval '1 day' WHERE sequence = 3", r"Entry 3 .*its time"),
    ("UPDATE register_entry SET recorded_at = recorded_at - interval '1 day' WHERE sequence = 1", r"Entry 1 .*its time"),
    ("UPDATE register_entry SET subject_id = subject_id + 1000 WHERE sequence = 3", r"Entry 3 .*is gone"),
    ("UPDATE register_assessment SET supersedes_id = NULL, nature = 'assessment', reason = ''", r"Entry 3 .*its content"),
    # Two rows change places.
    ("UPDATE register_evidence SET text = (SELECT text FROM register_evidence WHERE form = 'summary' LIMIT 1) WHERE form = 'quote'", r"Entry 2 .*its content"),
    ("UPDATE register_evidence SET assessment_id = (SELECT max(assessment_id) FROM register_evidence) WHERE form = 'quote'", r"Entry 2 "),
    (("UPDATE register_entry AS mine SET digest = other.digest FROM register_entry AS other"
     " WHERE mine.sequence IN (2, 3) AND other.sequence = 5 - mine.sequence"), r"Entry 2 .*its content"),
    # What evidence says of itself.
    ("UPDATE register_evidence SET start = start + 1 WHERE start IS NOT NULL", r"Entry 2 .*its content"),
    ("UPDATE register_evidence SET basis = 'parliament'", r"Entry 2 .*its content"),
    ("UPDATE register_evidence SET origin = 'AFP'", r"Entry 2 .*its content"),
    ("UPDATE register_evidence SET published_on = '2026-01-01'", r"Entry 2 .*its content"),
    (("INSERT INTO register_assessmentcondition (assessment_id, condition_id) SELECT max(a.id), max(c.id) + 1"
     " FROM register_assessment AS a, register_condition AS c"), r"\(assessment \d+\): its content"),
    ("DELETE FROM register_condition", r"Entry 2 .*its content"),
    ("DELETE FROM register_mandate", r"\(mandate_step \d+\): what it is about is gone"),
    # Pledges and who takes part.
    ("UPDATE register_pledge SET kind = 'air' WHERE kind = 'naval'", r"\(pledge \d+\): its content"),
    ("UPDATE register_participation SET country_id = 'DE' WHERE country_id = 'GB'", r"\(pledge \d+\): its content"),
    ("UPDATE register_participation SET share_high = 9 WHERE share_high = 2", r"\(pledge \d+\): its content"),
    ("INSERT INTO register_participation (pledge_id, country_id, share_unit) SELECT max(id), 'DE', '' FROM register_pledge", r"\(pledge \d+\): its content"),
    ("UPDATE register_assessment SET quantity_high = 900 WHERE quantity_high = 2", r"\(assessment \d+\): its content"),
    ("UPDATE register_assessment SET note = 'So it is'", r"Entry 2 .*its content"),
    # All the other things of the record.
    ("UPDATE register_mandate SET body = 'Bundesrat'", r"\(mandate_step \d+\): its content"),
    ("UPDATE register_mandatestep SET next_on = NULL", r"\(mandate_step \d+\): its content"),
    ("DELETE FROM register_mandatestep", r"\(mandate_step \d+\): what it is about is gone"),
    ("UPDATE register_groupclaim SET number = 27", r"\(group_claim \d+\): its content"),
    ("UPDATE register_groupclaim SET kinds = '{air}'", r"\(group_claim \d+\): its content"),
    ("UPDATE register_notice SET sort = 'withdrawn'", r"\(notice \d+\): its content"),
    ("UPDATE register_upheld SET note = 'No reason'", r"\(upheld \d+\): its content"),
    ("UPDATE review_decision SET decided_by_name = 'somebody'", r"\(decision \d+\): its content"),
    ("UPDATE review_decision SET proposed = proposed || '{\"status\": \"open\"}'", r"\(decision \d+\): its content"),
    ("DELETE FROM review_decision", r"\(decision \d+\): what it is about is gone"),
    (("INSERT INTO register_entry SELECT sequence + 1, subject, subject_id + 1000, recorded_at, digest, hash"
     " FROM register_entry ORDER BY sequence DESC LIMIT 1"), "what it is about is gone"),
    # What is kept beside the chain.
    ("UPDATE sources_snapshot SET compressed = compressed || 'x'::bytea, sha256 = repeat('0', 64)", "Snapshot 0+ is not what was fetched"),
    ("UPDATE sources_snapshot SET compressed = 'x'::bytea", "can't be unpacked"),
    ("UPDATE sources_article SET text = replace(text, 'not', 'now')", "is not what was read"),
    ("UPDATE register_standing SET valid = daterange(lower(valid) - 1, upper(valid))", r"standings of pledge \d+"),
    ("UPDATE register_standing SET known = '(,)'", r"standings of pledge \d+"),
    ("UPDATE register_standing SET valid = 'empty'", r"standings of pledge \d+"),
    ("UPDATE register_standing SET reports = reports + 1", r"standings of pledge \d+"),
    # What keeps it.
    ("DISABLE TRIGGER append_only ON register_participation", "register_participation is no longer guarded"),
    ("DROP TRIGGER rung_has_its_basis ON register_assessment", "register_assessment is no longer guarded: pgtrigger_rung_has_its_basis"),
    ("ALTER TABLE register_evidence DROP CONSTRAINT evidence_of_one_thing", "guarded: evidence_of_one_thing"),
    ("ALTER TABLE register_participation DROP CONSTRAINT one_part_a_country", "guarded: one_part_a_country"),
    ("UPDATE register_statusrule SET needs_basis = '{}'", "rule of “decided” .*manage.py migrate"),
])  # fmt: skip
def test_whatever_else_was_altered_is_named(everything, statement, words):
    tamper(_spelled(statement))
    with pytest.raises(CommandError, match=words):
        verify()


def _spelled(statement: str) -> str:
    """The statement as PostgreSQL takes it, where it is about a trigger: their names end in a number."""
    match = re.fullmatch(r"(DROP|DISABLE) TRIGGER (\w+) ON (\w+)", statement)
    if match is None:
        return statement
    what, name, table = match.groups()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE %s",
            [table, f"pgtrigger_{name}%"],
        )
        ((trigger,),) = cursor.fetchall()
    if what == "DROP":
        return f"DROP TRIGGER {trigger} ON {table}"
    return f"ALTER TABLE {table} DISABLE TRIGGER {trigger}"


def test_all_of_it_is_proven_while_nobody_alters_it(everything):
    out = verify()
    assert "13 entries, none altered; 1 quotes stand where they were read" in out


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
