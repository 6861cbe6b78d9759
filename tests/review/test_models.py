"""What the tables of the desk hold, and what the database refuses."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from coalition.accounts.models import User
from coalition.register.actions import Quantity
from coalition.review.decide import actions
from coalition.review.models import Decision, Proposal, Suggestion
from tests.factories.readings import reading
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def test_the_queue_holds_what_is_undecided_the_newest_statement_first(editor: User) -> None:
    old = suggestion(article={"published_on": date(2026, 1, 2)})
    new = suggestion(country="SE", article={"published_on": date(2026, 3, 2)})
    decided = suggestion(country="FI")
    actions.reject(by=editor, suggestion=decided, reason="old")
    assert list(Suggestion.objects.waiting()) == [new, old]


def test_a_cell_is_a_country_and_a_kind() -> None:
    here = suggestion()
    suggestion(kind="air")
    suggestion(country="SE")
    assert list(Suggestion.objects.of_cell("NO", "troops")) == [here]


def test_claims_come_along_without_a_question_each(django_assert_num_queries) -> None:
    for country in ("NO", "SE", "FI"):
        suggestion(country=country)
    with django_assert_num_queries(2):
        for row in Suggestion.objects.waiting().with_claims():
            assert [claim.reading.article.publisher for claim in row.claims.all()]


def test_suggestions_that_share_a_claim_are_found() -> None:
    one, other = suggestion(), suggestion(country="SE")
    twin = Suggestion.objects.create(country="NO", kind="troops", status="open", said_on=date(2026, 3, 2))
    twin.claims.add(*one.claims.all())
    assert set(Suggestion.objects.with_claims_of(one)) == {one, twin}
    assert list(Suggestion.objects.with_claims_of(other)) == [other]


def test_a_quantity_is_set_and_cleared_as_one() -> None:
    row = Suggestion()
    row.set_quantity(Quantity(Decimal(5), Decimal(9), "ships"))
    assert (row.quantity_low, row.quantity_high, row.quantity_unit) == (5, 9, "ships")
    row.set_quantity(None)
    assert (row.quantity_low, row.quantity_high, row.quantity_unit) == (None, None, "")


def test_of_one_statement_only_one_suggestion_waits(editor: User) -> None:
    row = suggestion()
    fields = {"country": "NO", "kind": "troops", "status": "refused", "said_on": row.said_on}
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.create(statement_key=row.statement_key, **fields)
    actions.reject(by=editor, suggestion=row, reason="old")
    assert Suggestion.objects.create(statement_key=row.statement_key, **fields).state == "waiting"


def test_editors_own_suggestions_need_no_key_and_do_not_clash() -> None:
    for _time in range(2):
        Suggestion.objects.create(country="NO", kind="troops", status="open", said_on=date(2026, 3, 2))
    assert Suggestion.objects.waiting().count() == 2


def test_a_reading_is_proposed_once() -> None:
    run = reading()
    Proposal.objects.create(reading=run)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(reading=run)


def rejection(editor: User) -> Decision:
    return actions.reject(by=editor, suggestion=suggestion(), reason="misread", note="Sarcasm.")


def test_a_decision_is_never_changed_nor_deleted(editor: User) -> None:
    row = rejection(editor)
    for change in (lambda: Decision.objects.update(note="Changed."), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Decision.objects.get().note == "Sarcasm."


@pytest.mark.parametrize(
    "change",
    [
        {"reason": ""},  # a rejection says why
        {"outcome": "accepted", "reason": ""},  # what was accepted has an assessment
        {"decided": {"status": "open"}},  # a rejection records nothing
    ],
)
def test_the_database_refuses_decisions_that_make_no_sense(editor: User, change: dict[str, object]) -> None:
    row, other = rejection(editor), suggestion(country="SE")
    fields = {
        "suggestion": other,
        "outcome": "rejected",
        "proposed": row.proposed,
        "reason": "misread",
        "decided_at": row.decided_at,
        "decided_by": editor,
        "decided_by_name": "mira",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(**fields | change)


def test_rows_say_what_they_are(editor: User) -> None:
    row = suggestion()
    assert str(row) == "NO troops refused: waiting"
    assert str(actions.reject(by=editor, suggestion=row, reason="old")) == "rejected by mira"
