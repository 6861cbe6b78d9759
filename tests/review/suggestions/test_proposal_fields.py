"""What is proposed and what is decided have the same fields, so that they can be compared and kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coalition.register import actions
from coalition.register.actions import Quantity
from coalition.review.suggestions.proposal_fields import AssessmentDraft, of_assessment, of_suggestion
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.register.given import an_assessment

AMOUNT = Quantity(Decimal(200), Decimal(300), "soldiers", words="two to three hundred")
DRAFT = AssessmentDraft(
    status="open", said_on=date(2026, 3, 2), conditions=frozenset({"ceasefire"}), quantity=AMOUNT
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(DRAFT), True),
        (replace(DRAFT, precision="about"), True),  # how exactly the day is known is no other statement
        (replace(DRAFT, quantity=replace(AMOUNT, words="")), True),
        (replace(DRAFT, status="intends"), False),
        (replace(DRAFT, said_on=date(2026, 3, 3)), False),
        (replace(DRAFT, conditions=frozenset()), False),
        (replace(DRAFT, quantity=None), False),
        (replace(DRAFT, quantity=replace(AMOUNT, high=Decimal(301))), False),
        (replace(DRAFT, quantity=replace(AMOUNT, unit="ships")), False),
    ],
)
def test_whether_two_say_the_same(other: AssessmentDraft, same: bool) -> None:
    assert DRAFT.says_the_same_as(other) is same
    assert other.says_the_same_as(DRAFT) is same


def test_it_is_kept_as_plain_json() -> None:
    assert DRAFT.as_json(country="NO", kind="troops") == {
        "country": "NO",
        "kind": "troops",
        "status": "open",
        "conditions": ["ceasefire"],
        "said_on": "2026-03-02",
        "said_on_precision": "day",
        "quantity": ["200.00", "300.00", "soldiers", "two to three hundred"],
    }
    assert replace(DRAFT, quantity=None).as_json(country="NO", kind="troops")["quantity"] is None


@pytest.mark.django_db
def test_it_is_read_off_a_suggestion() -> None:
    amount = {"quantity_low": 200, "quantity_high": 300, "quantity_unit": "soldiers"}
    row = suggestion(status="open", conditions=["ceasefire"], **amount)
    assert of_suggestion(row) == replace(DRAFT, quantity=replace(AMOUNT, words=""))
    assert of_suggestion(suggestion(country="SE")).quantity is None
    assert of_suggestion(suggestion(country="FI", article={"published_on": None})).precision == "about"


@pytest.mark.django_db
def test_it_is_read_off_an_assessment_with_the_words_of_its_quantity() -> None:
    row = register.assessment(
        register.pledge("NO"), "open", date(2026, 3, 2), conditions=["ceasefire"], quantity=AMOUNT
    )
    assert of_assessment(row) == DRAFT


@pytest.mark.django_db
def test_how_exactly_the_day_is_known_is_read_off_too() -> None:
    given = an_assessment("open", date(2026, 3, 2), "about")
    row = actions.record(by=EditorFactory.create(), pledge=register.pledge("NO"), assessment=given)
    assert of_assessment(row) == AssessmentDraft("open", date(2026, 3, 2), precision="about")
