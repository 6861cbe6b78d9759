"""Everything that the desk's page needs."""

from typing import Any

import pytest

from coalition.accounts.models import User
from coalition.review.decide.actions import accept
from coalition.review.decide.forms import DecisionForm
from coalition.review.decide.presenters import article_context, desk_context, suggestion_context
from coalition.review.decide.queries import claims_of
from coalition.review.models import Suggestion
from tests.factories import register
from tests.factories.readings import ClaimFactory
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def test_an_empty_desk_shows_the_queue_alone(editor: User) -> None:
    shown: dict[str, Any] = desk_context(None, editor)
    assert (shown["groups"], shown["suggestion"], shown["undoable"]) == ([], None, None)
    assert "form" not in shown
    assert len(shown["reasons"]) == 7


def test_the_last_decision_is_offered_to_be_undone(editor: User) -> None:
    decision = accept(by=editor, suggestion=suggestion(status="open"))
    shown = desk_context(None, editor)
    assert (shown["undoable"], str(shown["undo_kind"])) == (decision, "Troops in Ukraine")


def test_somebody_elses_change_is_shown_beside_ones_own(editor: User) -> None:
    waits, row = suggestion(), register.assessment(register.pledge("NO"), "intends")
    assert desk_context(waits, editor, other=row)["other"] == row
    assert "other" not in desk_context(waits, editor)


def test_a_suggestion_stands_beside_what_the_record_says() -> None:
    row = register.assessment(register.pledge("NO"), "intends", conditions=["parliament", "ceasefire"])
    register.pledge("NO", title="Staff")
    shown: dict[str, Any] = suggestion_context(suggestion(status="open"), None, None)
    recorded, empty = shown["recorded"]
    assert (recorded.assessment, recorded.status.slug) == (row, "intends")
    assert [one.slug for one in recorded.conditions] == ["ceasefire", "parliament"]
    assert (empty.assessment, empty.status, empty.conditions) == (None, None, [])


def test_what_the_editor_has_filled_in_is_shown_instead_of_a_fresh_form() -> None:
    waits, form = suggestion(), DecisionForm([], {"note": "My own words."})
    assert suggestion_context(waits, None, form)["form"] is form


def test_what_contradicts_and_what_follows_is_named() -> None:
    waits, against = suggestion(status="open"), suggestion(status="refused")
    shown: dict[str, Any] = suggestion_context(waits, None, None)
    assert [item.suggestion for item in shown["contradicting"]] == [against]
    assert shown["following"] == against


def test_the_first_report_is_open_unless_another_is_asked_for() -> None:
    waits = suggestion(article={"title": "First"})
    suggestion(article={"title": "Second", "language": "de"})
    claims = claims_of(waits)
    assert str(article_context(waits, claims, None)["article"]) == "First"
    second = article_context(waits, claims, claims[1].pk)
    assert (str(second["article"]), second["article_language"]) == ("Second", "German")
    assert str(article_context(waits, claims, 10**6)["article"]) == "First"


def test_the_claim_is_marked_first_and_what_else_was_found_after_it() -> None:
    waits = suggestion(start=20, end=30)
    claim = waits.claims.get()
    ClaimFactory.create(reading=claim.reading, kind="air", start=0, end=6)
    shown: dict[str, Any] = article_context(waits, [claim], None)
    (paragraph,) = shown["paragraphs"]
    marked = [(piece.text, piece.main, piece.ends) for piece in paragraph if piece.marked]
    text = claim.reading.article.text
    assert marked == [(text[0:6], False, (2,)), (text[20:30], True, (1,))]


def test_an_editors_own_suggestion_has_no_article() -> None:
    own = Suggestion.objects.create(country="NO", kind="troops", status="open", said_on="2026-03-02")
    shown = article_context(own, [], None)
    assert (shown["article"], shown["paragraphs"], shown["reports"], shown["independent"]) == (
        None,
        [],
        [],
        0,
    )
