"""The digest covers every column of what is recorded: whatever is altered, it no longer fits."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import models

from coalition.register.chain import canonical, ledger
from coalition.register.models import Entry, Evidence, Participation
from tests.factories import register
from tests.register.given import a_piece

pytestmark = pytest.mark.django_db
MAKE = {
    Entry.Subject.PLEDGE: register.pledge,
    Entry.Subject.ASSESSMENT: register.assessment,
    Entry.Subject.CONDITION_STATE: register.condition_state,
    Entry.Subject.MANDATE_STEP: register.mandate_step,
    Entry.Subject.GROUP_CLAIM: register.group_claim,
    Entry.Subject.NOTICE: register.notice,
    Entry.Subject.UPHELD: register.upheld,
}
# The number of a row stands in the entry, beside the digest.
NOT_COVERED = {"id"}


def altered(row: models.Model) -> Iterator[tuple[str, models.Model]]:
    """The row with one column changed after the other, in memory."""
    for field in row._meta.concrete_fields:
        if field.name in NOT_COVERED:
            continue
        before = getattr(row, field.attname)
        setattr(row, field.attname, _other(field, before))
        yield field.name, row
        setattr(row, field.attname, before)


def _other(field: Any, value: Any) -> Any:
    """Something else of the column's type."""
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case datetime():
            return value + timedelta(microseconds=1)
        case date():
            return value + timedelta(days=1)
        case list():
            return [*value, "air"]
        case None if isinstance(field, models.DateTimeField):
            return datetime.fromisoformat("2026-01-01T00:00:00Z")
        case None if isinstance(field, models.DateField):
            return date(2026, 1, 1)
        case None if isinstance(field, models.DecimalField):
            return Decimal(1)
        case None:
            return 1
        case _:
            return f"{value}x"


def digest(subject: str, row: Any) -> str:
    return ledger.digest_of(canonical.CONTENT[subject](row))


def test_everything_in_the_chain_has_a_form_but_what_other_rooms_bring():
    assert MAKE.keys() == canonical.CONTENT.keys() == set(Entry.Subject) - {Entry.Subject.DECISION}


@pytest.mark.parametrize("subject", MAKE)
def test_every_column_is_covered(subject):
    row = type(found := MAKE[subject]())._default_manager.get(pk=found.pk)
    true = digest(subject, row)
    assert Entry.objects.get(subject=subject, subject_id=row.pk).digest == true
    parents = {"condition", "mandate"}  # by their words: the next test
    for name, changed in altered(row):
        if name not in parents:
            assert digest(subject, changed) != true, f"{subject}.{name} can be altered unseen"
    assert digest(subject, row) == true


def test_a_condition_and_a_mandate_are_covered_by_what_they_say():
    state = register.condition_state()
    true = digest(Entry.Subject.CONDITION_STATE, state)
    state.condition.slug = "parliament"
    assert digest(Entry.Subject.CONDITION_STATE, state) != true
    step = register.mandate_step()
    true = digest(Entry.Subject.MANDATE_STEP, step)
    for name in ("country_id", "body", "what"):
        before = getattr(step.mandate, name)
        setattr(step.mandate, name, f"{before}x")
        assert digest(Entry.Subject.MANDATE_STEP, step) != true
        setattr(step.mandate, name, before)


def test_every_column_of_evidence_is_covered():
    row = register.evidence(register.assessment(proof=a_piece(publisher="Gazette", text_hash="0" * 64)))
    true = canonical.evidence(row)
    owners = {
        "assessment",
        "condition_state",
        "mandate_step",
        "group_claim",
        "notice",
    }  # in whose form it stands
    for name, changed in altered(row):
        assert (canonical.evidence(changed) != true) == (name not in owners), name
    assert isinstance(row, Evidence)


def test_who_takes_part_and_with_which_share_is_covered():
    pledge = register.pledge("DE", "FR")
    true = digest(Entry.Subject.PLEDGE, pledge)
    part = register.participation(pledge)
    for field in ("share_low", "share_high", "share_unit"):
        changed = type(pledge).objects.prefetch_related("participations").get(pk=pledge.pk)
        row = next(one for one in changed.participations.all() if one.pk == part.pk)
        setattr(row, field, "troops" if field == "share_unit" else Decimal(5))
        assert digest(Entry.Subject.PLEDGE, changed) != true
    Participation.objects.create(pledge=pledge, country=register.country("GB"))
    assert digest(Entry.Subject.PLEDGE, type(pledge).objects.get(pk=pledge.pk)) != true


def test_what_an_assessment_waits_for_is_covered_in_any_order():
    first = register.assessment(conditions=["ceasefire", "un_mandate"])
    second = register.assessment(first.pledge, conditions=["un_mandate", "ceasefire"])
    third = register.assessment(first.pledge, conditions=["ceasefire"])
    waits = [canonical.assessment(row)["conditions"] for row in (first, second, third)]
    assert waits[0] == waits[1] == [["ceasefire", ""], ["un_mandate", ""]]
    assert waits[2] == [["ceasefire", ""]]
