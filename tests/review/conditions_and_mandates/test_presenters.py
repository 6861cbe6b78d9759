"""What is on record beside pledges, as the desk shows it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import ConditionState, GroupClaim
from coalition.review.conditions_and_mandates import queries
from coalition.review.conditions_and_mandates.presenters import (
    correction_context,
    list_context,
    recorded_statement,
)
from coalition.review.conditions_and_mandates.record_types import RECORD_TYPES
from tests.factories import register
from tests.review.conditions_and_mandates.examples import (
    PROCEDURE,
    condition_state,
    group_claim,
    mandate_step,
)

pytestmark = pytest.mark.django_db


def test_a_condition_says_whose_it_is_and_whether_it_is_met(editor: User) -> None:
    of_germany = recorded_statement(condition_state(editor))
    assert (of_germany.subject.split(" · ")[-1], of_germany.says, of_germany.details) == (
        "Germany",
        "met",
        (),
    )
    of_all = recorded_statement(condition_state(editor, "ceasefire", state="unmet"))
    assert (" · " in of_all.subject, of_all.says) == (False, "unmet")


def test_a_mandate_says_what_it_waits_for(editor: User) -> None:
    shown = recorded_statement(mandate_step(editor))
    assert shown.subject == "Germany · Bundestag · the force"
    assert shown.details[:2] == ("lies before it", "two thirds")
    assert shown.details[2].endswith("second reading")
    assert "2026" in shown.details[2]


def test_what_is_not_known_of_a_mandate_is_left_out(editor: User) -> None:
    bare = replace(PROCEDURE, words="", majority="", next_on=None, next_what="a vote")
    assert recorded_statement(mandate_step(editor, bare)).details == ("a vote",)


def test_a_claim_says_who_claimed_what_of_how_many(editor: User) -> None:
    shown = recorded_statement(group_claim(editor))
    assert (shown.subject, shown.says) == ("Somebody", "26 countries ready")
    assert shown.details[0].startswith("Troops in Ukraine, ")
    assert [piece.text for piece in shown.evidence] == [register.EVIDENCE.text]


def test_words_of_the_codebook_are_in_the_readers_language(editor: User) -> None:
    row = condition_state(editor)
    with override("de"):
        assert "Deutschland" in recorded_statement(row).subject


def test_what_was_corrected_or_taken_back_is_marked(editor: User) -> None:
    first = condition_state(editor)
    assert not recorded_statement(first).is_superseded
    gone = actions.retract_condition(by=editor, wrong=first, reason="Never said.")
    assert recorded_statement(first).is_superseded
    assert recorded_statement(gone).is_superseded


def test_what_counts_comes_the_newest_first_and_what_was_taken_back_does_not(editor: User) -> None:
    old = condition_state(editor)
    new = condition_state(editor, "ceasefire", day=date(2026, 3, 1))
    gone = condition_state(editor, day=date(2026, 3, 2), state="unmet")
    actions.retract_condition(by=editor, wrong=gone, reason="Never said.")
    assert list(queries.current_rows(ConditionState)) == [new, old]


def test_a_history_is_all_that_was_recorded_about_the_same_thing(editor: User) -> None:
    first, second = condition_state(editor), condition_state(editor, day=date(2026, 3, 1), state="unmet")
    condition_state(editor, "ceasefire")
    assert list(queries.history_rows(first)) == [second, first]
    step = mandate_step(editor)
    later = mandate_step(editor, replace(PROCEDURE, state="agreed", said_on=date(2026, 3, 1)))
    assert list(queries.history_rows(step)) == [later, step]


def test_the_history_of_a_claim_is_what_it_superseded(editor: User) -> None:
    first = group_claim(editor)
    group_claim(editor)
    given = actions.GroupClaimInput("Somebody", "ready", ["air"], first.said_on, [register.EVIDENCE])
    second = actions.correct_group_claim(by=editor, wrong=first, claim=given, reason="A slip.")
    assert list(queries.history_rows(second)) == [second, first]
    assert GroupClaim.objects.count() == 3


def test_countries_are_listed_by_their_names() -> None:
    for code in ("SE", "AT", "DE"):
        register.country(code)
    assert [name for _, name in queries.country_names()] == ["Austria", "Germany", "Sweden"]


def test_the_page_of_a_type_links_to_the_others(editor: User) -> None:
    row, mandate = mandate_step(editor), RECORD_TYPES["mandate"]
    context: dict[str, Any] = list_context(mandate, mandate.form(), None)
    links = context["type_links"]
    assert [(link.url, link.is_current) for link in links] == [
        ("/review/record/condition/", False),
        ("/review/record/mandate/", True),
        ("/review/record/claim/", False),
    ]
    assert [one.row for one in context["current"]] == [row]
    assert context["other"] is None


def test_a_conflict_shows_what_the_other_recorded(editor: User) -> None:
    row, condition = condition_state(editor), RECORD_TYPES["condition"]
    context: dict[str, Any]
    for context in (
        list_context(condition, condition.form(), row),
        correction_context(condition, condition.correction(row), row),
    ):
        assert context["other"].row == row


def test_the_page_of_a_correction_shows_the_history(editor: User) -> None:
    row, condition = condition_state(editor), RECORD_TYPES["condition"]
    context: dict[str, Any] = correction_context(condition, condition.correction(row), None)
    assert context["statement"].row == row
    assert [one.row for one in context["history"]] == [row]
    assert context["is_retracted"] is False
