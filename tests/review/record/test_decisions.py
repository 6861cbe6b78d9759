"""Decisions are kept with their entry in the chain."""

from datetime import date

import pytest

from coalition.accounts.models import User
from coalition.register.chain import ledger
from coalition.register.models import Entry
from coalition.review.models import Decision
from coalition.review.record.decisions import AlreadyDecided, canonical_content, store_decision
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db
DRAFT = AssessmentDraft(status="open", said_on=date(2026, 3, 2))


def rejection(by: User, **more: str) -> Decision:
    fields = {"reason": "misread", "note": " Sarcasm. "} | more
    return store_decision(
        by=by, suggestion=suggestion(), outcome=Decision.Outcome.REJECTED, proposed=DRAFT, **fields
    )


def test_it_keeps_what_was_proposed_and_who_decided_when(editor: User) -> None:
    row = rejection(editor)
    assert (row.outcome, row.reason, row.note) == ("rejected", "misread", "Sarcasm.")
    assert row.proposed == DRAFT.as_json(country="NO", kind="troops")
    assert (row.decided, row.assessment) == (None, None)
    assert (row.decided_by, row.decided_by_name) == (editor, "mira")


def test_it_keeps_what_was_recorded_instead(editor: User) -> None:
    assessment = register.assessment(register.pledge("NO"), "unclear")
    decided = AssessmentDraft(status="unclear", said_on=assessment.said_on)
    row = store_decision(
        by=editor,
        suggestion=suggestion(status="open"),
        outcome=Decision.Outcome.AMENDED,
        proposed=DRAFT,
        decided=decided,
        assessment=assessment,
    )
    assert row.decided == decided.as_json(country="NO", kind="troops")
    assert row.assessment == assessment
    assert row.decided_at > assessment.recorded_at


def test_its_entry_is_the_newest_of_the_chain_and_covers_all_of_it(editor: User) -> None:
    row = rejection(editor)
    entry = Entry.objects.order_by("-sequence").first()
    assert entry
    assert (entry.subject, entry.subject_id) == (Entry.Subject.DECISION, row.pk)
    assert entry.digest == ledger.digest_of(canonical_content(row))


@pytest.mark.parametrize(
    "change",
    [{"note": "Another."}, {"reason": "old"}, {"outcome": "accepted"}, {"decided_by_name": "otto"}],
)
def test_the_chain_notices_any_change(editor: User, change: dict[str, str]) -> None:
    row = rejection(editor)
    digest = ledger.digest_of(canonical_content(row))
    for name, value in change.items():
        setattr(row, name, value)
    assert ledger.digest_of(canonical_content(row)) != digest


def test_who_comes_late_is_told_who_was_faster(editor: User) -> None:
    decision = rejection(editor)
    late = AlreadyDecided(decision)
    assert "mira has already decided this" in str(late)
    assert late.decision == decision
    assert "lost its reason" in str(AlreadyDecided(None))
