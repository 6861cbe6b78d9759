"""What a decision says of the claim it was made on."""

import pytest

from coalition.accounts.models import User
from coalition.review.decide import actions
from coalition.review.decide.undo import undo
from coalition.review.learning.labels import labels
from coalition.review.models import Decision, Suggestion
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.review.learning.decided import accepted, amended, rejected

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return EditorFactory.create()


def test_accepted_is_right_and_amended_is_right_where_the_status_stayed(editor: User) -> None:
    claims = [
        accepted(editor, country="NO"),
        amended(editor, country="SE", status="open"),
        amended(editor, country="FI", status="refused", conditions=frozenset({"parliament"})),
    ]

    found = {lesson.claim: lesson for lesson in labels()}

    assert [found[claim].right for claim in claims] == [True, False, True]
    assert found[claims[1]].status == "open"
    assert found[claims[2]].conditions == ("parliament",)


@pytest.mark.parametrize(
    ("reason", "right"),
    [
        (Decision.Reason.MISREAD, False),
        (Decision.Reason.COUNTRY, False),
        (Decision.Reason.KIND, False),
        (Decision.Reason.THIRD_PARTY, False),
        (Decision.Reason.OLD, False),
        (Decision.Reason.WEAK, None),
        (Decision.Reason.OTHER, None),
    ],
)
def test_a_rejection_is_the_reader_s_mistake_only_for_some_reasons(
    editor: User, reason: Decision.Reason, right: bool | None
) -> None:
    rejected(editor, reason)

    lesson = next(labels())

    assert (lesson.right, lesson.status) == (right, None)


def test_what_waits_or_was_taken_back_is_no_lesson(editor: User) -> None:
    suggestion(country="SE")
    waits = suggestion(country="NO")
    decision = actions.accept(by=editor, suggestion=waits)
    assert [lesson.claim.country for lesson in labels()] == ["NO"]

    undo(by=editor, decision=decision)
    assert list(labels()) == []

    again = Suggestion.objects.waiting().get(country="NO")
    actions.reject(by=editor, suggestion=again, reason=Decision.Reason.MISREAD)
    assert [lesson.right for lesson in labels()] == [False]
