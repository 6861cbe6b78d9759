"""An editor's own change of a status, through the desk's door."""

from datetime import date

import pytest

from coalition.register.actions import Refused
from coalition.review.assess.actions import assess
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return EditorFactory.create(username="mira")


def test_an_editors_own_change_goes_through_the_same_door(editor):
    pledge = register.pledge("NO")
    wanted = AssessmentDraft(status="intends", said_on=date(2026, 3, 5), conditions=frozenset({"ceasefire"}))
    decision = assess(
        by=editor,
        country="NO",
        kind="troops",
        draft=wanted,
        evidence=[register.EVIDENCE],
        pledge=pledge,
        expected_versions={pledge.pk: 0},
    )
    assert decision.suggestion.authored_by == editor
    assert decision.outcome == Decision.Outcome.ACCEPTED
    assert decision.assessment.pledge == pledge
    assert list(Suggestion.objects.waiting()) == []


def test_an_editors_own_change_settles_what_waits_for_the_same(editor):
    suggestion(status="open")
    wanted = AssessmentDraft(status="open", said_on=date(2026, 3, 2))
    assess(by=editor, country="NO", kind="troops", draft=wanted, evidence=[register.EVIDENCE])
    assert list(Suggestion.objects.waiting()) == []
    assert Suggestion.objects.filter(state=Suggestion.State.OBSOLETE).count() == 1


def test_an_editors_own_change_needs_evidence_and_a_known_cell(editor):
    wanted = AssessmentDraft(status="open", said_on=date(2026, 3, 2))
    register.country("NO")
    with pytest.raises(Refused, match="evidence"):
        assess(by=editor, country="NO", kind="troops", draft=wanted, evidence=[])
    for country, kind in (("XX", "troops"), ("NO", "tanks")):
        with pytest.raises(Refused, match="country and a kind"):
            assess(by=editor, country=country, kind=kind, draft=wanted, evidence=[register.EVIDENCE])
