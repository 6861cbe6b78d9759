"""What the desk asks about a suggestion, and about the editor's last decision."""

from datetime import date, timedelta

import pytest

from coalition.accounts.models import User
from coalition.review.assess.actions import assess
from coalition.review.decide import queries
from coalition.review.decide.actions import accept, reject
from coalition.review.decide.undo import undo
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.readings import ClaimFactory
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def test_claims_come_with_all_that_the_page_shows_of_their_articles(django_assert_num_queries) -> None:
    waits = suggestion()
    suggestion()
    with django_assert_num_queries(1):
        for claim in queries.claims_of(waits):
            article = claim.reading.article
            assert article.text
            assert article.snapshot.size
            assert article.source is None


def test_what_else_a_reading_found() -> None:
    claim = suggestion().claims.get()
    other = ClaimFactory.create(reading=claim.reading, kind="air", start=3, end=9)
    assert list(queries.other_claims(claim.reading_id, [claim])) == [other]
    assert not queries.other_claims(claim.reading_id, [claim, other])


def test_what_contradicts_waits_in_the_same_cell() -> None:
    waits, against = suggestion(status="open"), suggestion(status="refused")
    suggestion(status="refused", country="SE")
    suggestion(status="intends", article={"published_on": date(2026, 1, 1)})
    assert queries.contradicting(waits) == [against]


def test_the_decision_on_a_suggestion(editor: User) -> None:
    waits = suggestion(status="open")
    assert queries.decision_on(waits) is None
    decision = accept(by=editor, suggestion=waits)
    assert queries.decision_on(waits) == decision
    assert queries.decisions_with_suggestion().get(pk=decision.pk).suggestion == waits


def test_the_last_decision_can_be_undone_for_a_while(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    assert queries.undoable_decision(editor) is None
    reject(by=editor, suggestion=suggestion(), reason="old")
    last = reject(by=editor, suggestion=suggestion(country="SE"), reason="old")
    assert queries.undoable_decision(editor) == last
    monkeypatch.setattr(queries, "UNDO_WITHIN", timedelta(seconds=-60))
    assert queries.undoable_decision(editor) is None


def test_what_others_decided_is_not_ones_own_to_undo(editor: User) -> None:
    reject(by=EditorFactory.create(), suggestion=suggestion(), reason="old")
    assert queries.undoable_decision(editor) is None


def test_what_was_undone_is_not_offered_again(editor: User) -> None:
    decision = reject(by=editor, suggestion=suggestion(), reason="old")
    undo(by=editor, decision=decision)
    assert queries.undoable_decision(editor) is None


def test_a_direct_change_is_corrected_and_not_undone(editor: User) -> None:
    register.country("NO")
    draft = AssessmentDraft(status="open", said_on=date(2026, 3, 2))
    assess(by=editor, country="NO", kind="troops", draft=draft, evidence=[register.EVIDENCE])
    assert queries.undoable_decision(editor) is None
