"""What happens when an article is read again: what is gone, what is kept, and what is asked once more."""

import pytest

from coalition.readings.models import Reading
from coalition.review.decide import actions
from coalition.review.models import Suggestion
from coalition.review.suggestions.propose import propose, reopen_obsolete
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.readings import ClaimFactory, ReadingFactory, reading
from tests.review.suggestions.articles import REFUSES, read, waiting

pytestmark = pytest.mark.django_db


def test_a_claim_that_a_better_reader_no_longer_finds_takes_its_suggestion_along():
    run = read(REFUSES)
    better = ReadingFactory.create(article=run.article, outcome=Reading.Outcome.NOTHING)
    propose(better.pk)
    assert waiting() == []
    assert Suggestion.objects.get().state == Suggestion.State.OBSOLETE


def test_other_reports_keep_a_suggestion_alive():
    run = read(REFUSES)
    read(REFUSES)
    propose(ReadingFactory.create(article=run.article, outcome=Reading.Outcome.NOTHING).pk)
    (found,) = waiting()
    assert found.claims.count() == 1


def test_a_late_proposal_of_an_old_reading_does_not_bring_it_back():
    run = read(REFUSES)
    propose(ReadingFactory.create(article=run.article, outcome=Reading.Outcome.NOTHING).pk)
    propose(run.pk)
    assert waiting() == []


def test_what_was_decided_is_not_asked_again_when_the_article_is_read_again():
    run = read(REFUSES, {**REFUSES, "kind": "air", "status": "open"})
    register.country("NO")
    editor = EditorFactory.create()
    for row in waiting():
        actions.reject(by=editor, suggestion=row, reason="misread")
    again = ReadingFactory.create(article=run.article)
    ClaimFactory.create(reading=again, **REFUSES)
    ClaimFactory.create(reading=again, **REFUSES, conditions=["parliament"])
    propose(again.pk)
    (found,) = waiting()
    assert found.conditions == ["parliament"]


@pytest.mark.parametrize("other", [
    {"country": "SE"}, {"kind": "air"}, {"status": "intends"}, {"conditions": ["parliament"]},
    {"quantity_low": 4}, {"quantity_high": 6}, {"quantity_unit": "officers"},
])  # fmt: skip
def test_what_the_same_article_says_besides_what_was_decided_is_asked(other):
    claim = {
        **REFUSES,
        "status": "pledged",
        "quantity_low": 5,
        "quantity_high": 5,
        "quantity_unit": "soldiers",
    }
    run = read(claim)
    (decided,) = waiting()
    actions.reject(by=EditorFactory.create(), suggestion=decided, reason="misread")
    assert propose(reading(claim, article=run.article).pk) == 0
    assert propose(reading({**claim, **other}, article=run.article).pk) == 1
    assert decided.claims.count() == 1


def test_another_article_that_says_what_was_decided_is_asked():
    read(REFUSES)
    (decided,) = waiting()
    actions.reject(by=EditorFactory.create(), suggestion=decided, reason="misread")
    read(REFUSES)
    assert [row.claims.count() for row in waiting()] == [1]


def test_what_nobody_had_to_decide_is_asked_when_the_article_is_read_again():
    run = read(REFUSES)
    Suggestion.objects.update(state=Suggestion.State.OBSOLETE)
    assert propose(reading(REFUSES, article=run.article).pk) == 1


def test_only_what_is_obsolete_is_opened_again():
    read(REFUSES)
    read({**REFUSES, "status": "open"})
    decided, waits = waiting()
    actions.reject(by=EditorFactory.create(), suggestion=decided, reason="misread")
    reopen_obsolete("NO", "troops")
    assert waiting() == [waits]
    assert [row.claims.count() for row in (decided, waits)] == [1, 1]
