"""The form of a decision starts from what is suggested and remembers what the editor saw."""

import pytest

from coalition.review.decide.forms import DecisionForm, initial_form
from coalition.review.decide.queries import claims_of
from coalition.review.suggestions.current_standings import current_standings
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def first_form(waits) -> DecisionForm:
    standings = current_standings(waits.country, waits.kind, waits.said_on)
    return initial_form(waits, standings, claims_of(waits))


def test_it_says_what_is_suggested() -> None:
    amount = {"quantity_low": 200, "quantity_high": 300, "quantity_unit": "soldiers"}
    waits = suggestion(status="open", conditions=["ceasefire"], article={"published_on": None}, **amount)
    form = first_form(waits)
    shown = {name: form[name].value() for name in ("status", "conditions", "precision", "quantity_low")}
    assert shown == {
        "status": "open",
        "conditions": ["ceasefire"],
        "precision": "about",
        "quantity_low": "200",
    }
    assert form["title"].value() == "Norway: Troops in Ukraine"
    assert form["claims"].value() == str(waits.claims.get().pk)


def test_it_aims_at_the_pledge_the_suggestion_is_about() -> None:
    register.pledge("NO", title="First")
    second = register.pledge("NO", title="Second")
    register.assessment(second, "refused")
    waits = suggestion(status="refused")
    assert waits.pledge == second
    assert first_form(waits)["pledge"].value() == str(second.pk)


def test_else_at_the_cells_first_pledge_else_at_a_new_one() -> None:
    waits = suggestion()
    assert first_form(waits)["pledge"].value() == "new"
    first = register.pledge("NO", title="First")
    register.pledge("NO", title="Second")
    assert first_form(waits)["pledge"].value() == str(first.pk)


def test_it_remembers_the_versions_that_were_shown() -> None:
    row = register.assessment(register.pledge("NO"))
    assert first_form(suggestion())["versions"].value() == f"{row.pledge_id}:{row.pk}"


@pytest.mark.parametrize(
    ("text", "claims"),
    [("1,2", [1, 2]), ("", None), ("1,x,-3", [1]), ("nonsense", []), ("1," + "9" * 5000, [1])],
)
def test_which_reports_the_editor_saw(text: str, claims: list[int] | None) -> None:
    given = {"status": "open", "said_on": "2026-03-02", "precision": "day", "pledge": "new", "claims": text}
    form = DecisionForm([], given)
    assert form.is_valid()
    assert form.shown_claims() == claims
