"""The order of the queue, and what is counted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coalition.accounts.models import User
from coalition.review.assess.actions import assess
from coalition.review.decide.actions import reject
from coalition.review.models import Suggestion
from coalition.review.queue import queries
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def test_changes_come_first_then_contradictions_then_confirmations() -> None:
    register.assessment(register.pledge("DK"), "refused", date(2026, 1, 2))
    confirmation = suggestion(country="DK", article={"published_on": date(2026, 3, 9)})
    contradictions = [suggestion(country="FI", status=status) for status in ("open", "refused")]
    change = suggestion(country="SE", article={"published_on": date(2026, 1, 1)})
    assert list(queries.in_order()) == [change, contradictions[1], contradictions[0], confirmation]
    assert queries.first() == change


def test_of_one_group_the_newest_statement_comes_first() -> None:
    days = (date(2026, 3, 2), date(2026, 3, 9), date(2026, 2, 1))
    rows = [
        suggestion(country=country, article={"published_on": day})
        for country, day in zip(("NO", "SE", "FI"), days, strict=True)
    ]
    assert list(queries.in_order()) == [rows[1], rows[0], rows[2]]


def test_next_goes_down_the_queue_and_from_its_end_to_the_top() -> None:
    for country in ("NO", "SE", "FI"):
        suggestion(country=country)
    first, second, third = queries.in_order()
    assert [queries.next_after(row) for row in (first, second, third)] == [second, third, first]


def test_after_the_last_one_nothing_follows(editor: User) -> None:
    only = suggestion()
    assert queries.next_after(only) is None
    reject(by=editor, suggestion=only, reason="old")
    assert (queries.next_after(only), queries.first()) == (None, None)


def test_after_a_decided_one_the_queue_begins_at_its_top(editor: User) -> None:
    decided, waits = suggestion(), suggestion(country="SE")
    reject(by=editor, suggestion=decided, reason="old")
    assert queries.next_after(decided) == waits


def test_groups_are_counted_and_fetched_with_their_claims(django_assert_num_queries) -> None:
    for country in ("NO", "SE"):
        suggestion(country=country)
    assert queries.waiting_by_impact() == {"change": 2}
    assert queries.count_waiting() == 2
    with django_assert_num_queries(2):
        rows = list(queries.with_impact("change"))
        assert [claim.reading.article.title for row in rows for claim in row.claims.all()]
    assert not queries.with_impact("confirmation")


def test_decisions_of_today_are_counted_without_editors_own_changes(editor: User, time_machine_at) -> None:
    reject(by=editor, suggestion=suggestion(), reason="old")
    draft = AssessmentDraft(status="open", said_on=date(2026, 3, 2))
    assess(by=editor, country="NO", kind="troops", draft=draft, evidence=[register.EVIDENCE])
    assert queries.count_decided_today() == 1
    time_machine_at(datetime.now(UTC) + timedelta(days=1))
    assert queries.count_decided_today() == 0


@pytest.fixture
def time_machine_at(monkeypatch: pytest.MonkeyPatch):
    """Let the queue believe that it is another day."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(queries.timezone, "now", lambda: moment)

    return set_to


def test_what_is_obsolete_is_in_no_queue() -> None:
    suggestion()
    Suggestion.objects.update(state=Suggestion.State.OBSOLETE)
    assert (queries.first(), queries.count_waiting(), queries.waiting_by_impact()) == (None, 0, {})
