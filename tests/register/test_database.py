"""The database refuses by itself: these write with plain SQL, past the actions."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from coalition.register import actions
from coalition.register.models import Assessment, Evidence
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece, an_assessment

pytestmark = pytest.mark.django_db

APPEND_ONLY = [
    "register_assessment",
    "register_assessmentcondition",
    "register_condition",
    "register_conditionstate",
    "register_entry",
    "register_evidence",
    "register_groupclaim",
    "register_mandate",
    "register_mandatestep",
    "register_notice",
    "register_participation",
    "register_pledge",
    "register_upheld",
    "review_decision",
]


def sql(statement: str, *values: Any) -> None:
    """Run a statement and let the deferred triggers fire, all or nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def assessment() -> Assessment:
    return register.assessment(register.pledge("DE"), conditions=["ceasefire"])


@pytest.fixture
def insert(assessment: Assessment) -> Callable[..., None]:
    """Insert an assessment and, unless there is no basis, a piece of evidence."""

    def run(basis: str | None = "statement", **values: Any) -> None:
        row = {
            "pledge_id": assessment.pledge_id,
            "nature": "assessment",
            "reason": "",
            "status": "open",
            "said_on": date(2026, 1, 6),
            "said_on_precision": "day",
            "recorded_at": datetime(2026, 1, 7, tzinfo=UTC),
            "recorded_by_id": assessment.recorded_by_id,
            "recorded_by_name": "somebody",
            "quantity_unit": "",
            "quantity_words": "",
            "note": "",
        } | values
        columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
        statement = f"INSERT INTO register_assessment ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
        if basis is None:
            sql(statement, *row.values())
            return
        empty = (
            "language",
            "speaker",
            "office",
            "publisher",
            "tier",
            "title",
            "url",
            "origin",
            "text_hash",
            "snapshot_hash",
        )
        sql(
            f"WITH written AS ({statement} RETURNING id) INSERT INTO register_evidence"  # noqa: S608
            f" (assessment_id, form, text, basis, reference, {', '.join(empty)})"
            f" SELECT id, 'summary', 'Words', %s, 'A book'{', %s' * len(empty)} FROM written",
            *row.values(),
            basis,
            *([""] * len(empty)),
        )

    return run


def test_what_is_right_goes_in(insert):
    insert()
    insert(status="decided", basis="parliament")
    assert Assessment.objects.count() == 3


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_table_of_the_record_can_be_emptied(table):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL coalition.flush = 'no'")
    with pytest.raises(DatabaseError, match="never emptied"):
        sql(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("statement", [
    "UPDATE register_assessment SET status = 'delivered'",
    "DELETE FROM register_assessmentcondition",
    "UPDATE register_evidence SET text = 'Something else'",
    "UPDATE register_condition SET slug = 'other'",
    "DELETE FROM register_evidence",
    "UPDATE register_entry SET digest = ''",
    "DELETE FROM register_entry",
    "UPDATE register_pledge SET title = 'Another'",
    "DELETE FROM register_participation",
])  # fmt: skip
@pytest.mark.usefixtures("assessment")
def test_nothing_recorded_is_changed_or_deleted(statement):
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        sql(statement)


@pytest.mark.parametrize(("values", "what"), [
    ({"basis": None}, "has no evidence"),
    ({"status": "decided", "basis": "statement"}, "without evidence that rests on"),
    ({"status": "decided", "basis": "fact"}, "without evidence that rests on"),
    ({"status": "delivered", "basis": "government"}, "without evidence that rests on"),
    ({"status": "promised"}, "no status of the codebook"),
    ({"said_on": date(2026, 1, 8)}, "lies in the future"),
    ({"nature": "correction"}, "only_a_correction_supersedes"),
    ({"nature": "correction", "reason": "Misread"}, "only_a_correction_supersedes"),
    ({"quantity_low": 5}, "quantity_is_a_range_with_a_unit"),
    ({"quantity_low": 5, "quantity_high": 4, "quantity_unit": "soldiers"}, "quantity_is_a_range_with_a_unit"),
    ({"quantity_low": 5, "quantity_high": 6}, "quantity_is_a_range_with_a_unit"),
    ({"quantity_low": -1, "quantity_high": 6, "quantity_unit": "soldiers"}, "quantity_is_a_range_with_a_unit"),
])  # fmt: skip
def test_what_the_record_forbids_is_refused(insert, values, what):
    with pytest.raises(IntegrityError, match=what):
        insert(**values)


def test_the_day_ends_at_midnight_utc(insert):
    last = datetime.fromisoformat("2026-01-08T01:30:00+02:00")  # in Kyiv it is the eighth already
    insert(said_on=date(2026, 1, 7), recorded_at=last)
    with pytest.raises(IntegrityError, match="lies in the future"):
        insert(said_on=date(2026, 1, 8), recorded_at=last)


def test_a_correction_names_an_assessment_once(insert, assessment):
    values = {"nature": "correction", "reason": "Misread", "supersedes_id": assessment.pk}
    insert(**values, recorded_at=assessment.recorded_at)
    with pytest.raises(IntegrityError, match="supersedes"):
        insert(**values, recorded_at=assessment.recorded_at)


def test_a_correction_stays_with_its_pledge(insert, assessment):
    other = register.assessment(register.pledge("FR"))
    with pytest.raises(IntegrityError, match="another pledge"):
        insert(nature="correction", reason="Misread", supersedes_id=other.pk, recorded_at=other.recorded_at)


def test_evidence_proves_one_thing(assessment):
    with pytest.raises(IntegrityError, match="evidence_of_one_thing"), transaction.atomic():
        Evidence.objects.create(form="summary", text="Words", reference="A book")


@pytest.mark.parametrize("empty", ["text", "url"])
def test_evidence_has_words_and_can_be_found(assessment, empty):
    values = {"form": "summary", "text": "Words", "url": "https://example.org", "assessment": assessment} | {
        empty: ""
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(**values)


def test_a_changed_codebook_is_enforced_from_the_next_migration_on(insert):
    from coalition.register import evidence_rules
    from coalition.register.models import StatusRule

    StatusRule.objects.filter(status="open").delete()
    with pytest.raises(IntegrityError, match="no status of the codebook"):
        insert()
    evidence_rules.sync()
    insert()


def test_a_condition_state_needs_evidence_as_well():
    by = EditorFactory.create()
    condition = actions.conditions_for(["ceasefire"], [])[0]
    with pytest.raises(IntegrityError, match="has no evidence"):
        sql(
            "INSERT INTO register_conditionstate (condition_id, state, nature, reason, said_on, said_on_precision,"
            " recorded_at, recorded_by_id, recorded_by_name)"
            " VALUES (%s, 'met', 'assessment', '', '2026-01-01', 'day', now(), %s, '')",
            condition.pk,
            by.pk,
        )


def test_the_actions_pass_all_of_it():
    pledge = register.pledge("DE")
    by = EditorFactory.create()
    first = actions.record(by=by, pledge=pledge, assessment=an_assessment("decided"))
    actions.correct(
        by=by, wrong=first, assessment=an_assessment("pledged", evidence=[a_piece()]), reason="Misread"
    )
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
