"""An editor takes back their own decision."""

import pytest
from django.utils import timezone

from coalition.register.actions import Refused
from coalition.register.models import Assessment
from coalition.review.decide import actions
from coalition.review.decide.undo import undo
from coalition.review.models import Suggestion
from coalition.review.suggestions.propose import propose
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.readings import reading
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return EditorFactory.create(username="mira")


def test_taking_back_retracts_and_lets_the_suggestion_wait_again(editor):
    waits = suggestion(status="open")
    decision = actions.accept(by=editor, suggestion=waits)
    again = undo(by=editor, decision=decision)
    assert again.pk != waits.pk
    assert (again.state, again.status) == (Suggestion.State.WAITING, "open")
    assert not Assessment.objects.as_of(timezone.now().date()).exists()
    assert Assessment.objects.filter(nature="retraction", reason="Taken back by mira.").exists()
    assert actions.accept(by=editor, suggestion=again).assessment.status == "open"


def test_taking_back_a_rejection(editor):
    decision = actions.reject(by=editor, suggestion=suggestion(), reason="old")
    again = undo(by=editor, decision=decision)
    assert list(Suggestion.objects.waiting()) == [again]
    with pytest.raises(Refused, match="already"):
        undo(by=editor, decision=decision)


def test_what_an_acceptance_had_settled_waits_again_when_it_is_taken_back(editor):
    joint = register.pledge("NO", "SE")
    claims = ({"country": code, "kind": "troops", "status": "open"} for code in ("NO", "SE"))
    propose(reading(*claims).pk)
    decision = actions.accept(by=editor, suggestion=Suggestion.objects.waiting()[0], pledge=joint)
    assert not Suggestion.objects.waiting().exists()
    undo(by=editor, decision=decision)
    assert set(Suggestion.objects.waiting().values_list("country", flat=True)) == {"NO", "SE"}


def test_nobody_takes_back_what_another_decided(editor):
    decision = actions.reject(by=editor, suggestion=suggestion(), reason="old")
    with pytest.raises(Refused, match="Only the editor"):
        undo(by=EditorFactory.create(), decision=decision)
