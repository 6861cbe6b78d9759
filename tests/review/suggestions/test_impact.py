"""What a suggestion would do to the record."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from coalition.register.actions import Quantity
from coalition.register.models import Assessment, Pledge
from coalition.review.models import Suggestion
from coalition.review.suggestions import impact
from coalition.review.suggestions.current_standings import CurrentStanding
from coalition.review.suggestions.impact import WINDOW, contradicting, matches_record
from tests.factories import register
from tests.factories.review import suggestion
from tests.register.given import a_piece

DAY = date(2026, 3, 2)


def proposed(pk: int = 1, **fields: Any) -> Suggestion:
    return Suggestion(pk=pk, **{"status": "open", "said_on": DAY, "conditions": []} | fields)


def standing(*conditions: str, **fields: Any) -> CurrentStanding:
    row = Assessment(**{"status": "open", "said_on": DAY} | fields)
    return CurrentStanding(Pledge(pk=1), row, frozenset(conditions))


AMOUNT = {"quantity_low": Decimal(5), "quantity_high": Decimal(9), "quantity_unit": "ships"}


@pytest.mark.parametrize(
    ("suggested", "recorded", "same"),
    [
        (proposed(), standing(), True),
        (proposed(status="refused"), standing(), False),
        (proposed(conditions=["ceasefire"]), standing("ceasefire", "parliament"), True),
        (proposed(conditions=["ceasefire"]), standing("parliament"), False),
        (proposed(), standing("parliament"), True),  # silence is no statement that it fell away
        (proposed(), standing(**AMOUNT), True),
        (proposed(**AMOUNT), standing(**AMOUNT), True),
        (proposed(**AMOUNT), standing(), False),
        (proposed(**AMOUNT), standing(**AMOUNT | {"quantity_high": Decimal(10)}), False),
        (proposed(**AMOUNT), standing(**AMOUNT | {"quantity_unit": "tanks"}), False),
        (proposed(), CurrentStanding(Pledge(pk=1), None), False),
    ],
)
def test_whether_the_record_says_it_already(
    suggested: Suggestion, recorded: CurrentStanding, same: bool
) -> None:
    assert matches_record(suggested, recorded) is same


@pytest.mark.parametrize(
    ("other", "contradicts"),
    [
        ({"status": "refused"}, True),
        ({"status": "refused", "said_on": DAY + WINDOW}, True),
        ({"status": "refused", "said_on": DAY - WINDOW}, True),
        ({"status": "refused", "said_on": DAY + WINDOW + timedelta(days=1)}, False),
        ({"status": "refused", "said_on": DAY - WINDOW - timedelta(days=1)}, False),
        ({"status": "open"}, False),
        ({"status": "refused", "pledge_id": 7}, False),
        ({"status": "refused", "pk": 1}, False),
    ],
)
def test_what_contradicts_a_suggestion(other: dict[str, Any], contradicts: bool) -> None:
    rival = proposed(**{"pk": 2} | other)
    assert contradicting(proposed(), [rival]) == ([rival] if contradicts else [])


@pytest.mark.django_db
class TestRefresh:
    def test_it_is_compared_with_the_record_as_it_is_now(self) -> None:
        waits = suggestion(status="open")
        register.assessment(register.pledge("NO"), "open")
        impact.refresh("NO", "troops")
        waits.refresh_from_db()
        assert (waits.impact, waits.recorded_status) == ("confirmation", "open")

    def test_only_when_the_record_has_changed_there_is_nothing_left_to_decide(self) -> None:
        waits = suggestion(status="open")
        register.assessment(register.pledge("NO"), "open", DAY)
        impact.refresh("NO", "troops", record_changed=True)
        waits.refresh_from_db()
        assert waits.state == Suggestion.State.OBSOLETE

    def test_what_the_record_says_of_the_same_days_already_waits_as_a_confirmation(self) -> None:
        register.assessment(register.pledge("NO"), "open", DAY)
        waits = suggestion(status="open")
        assert waits.impact == "confirmation"

    def test_a_confirmation_waits_until_the_record_rests_on_its_articles(self) -> None:
        pledge = register.pledge("NO")
        register.assessment(pledge, "open", DAY - WINDOW)
        waits = suggestion(status="open")
        impact.refresh("NO", "troops", record_changed=True)
        waits.refresh_from_db()
        assert waits.state == Suggestion.State.WAITING
        text_hash = waits.claims.get().reading.article.text_hash
        register.assessment(pledge, "open", DAY - WINDOW, proof=a_piece(text_hash=text_hash))
        impact.refresh("NO", "troops", record_changed=True)
        waits.refresh_from_db()
        assert waits.state == Suggestion.State.OBSOLETE

    def test_what_was_said_weeks_later_still_waits(self) -> None:
        waits = suggestion(status="open", article={"published_on": DAY + 2 * WINDOW})
        register.assessment(register.pledge("NO"), "open", DAY)
        impact.refresh("NO", "troops", record_changed=True)
        waits.refresh_from_db()
        assert (waits.state, waits.impact) == ("waiting", "confirmation")

    def test_only_those_that_are_named_are_made_again(self) -> None:
        one, other = suggestion(status="open"), suggestion(status="refused")
        for row in (one, other):
            row.claims.clear()
        impact.refresh("NO", "troops", only=[one.pk])
        one.refresh_from_db()
        other.refresh_from_db()
        assert (one.state, other.state) == ("obsolete", "waiting")

    def test_other_cells_and_editors_own_changes_are_left_alone(self) -> None:
        elsewhere = suggestion(country="SE")
        elsewhere.claims.clear()
        own = Suggestion.objects.create(country="NO", kind="troops", status="open", said_on=DAY)
        impact.refresh("NO", "troops")
        assert set(Suggestion.objects.waiting()) == {elsewhere, own}

    def test_a_contradiction_that_went_away_is_a_change_again(self) -> None:
        one, other = suggestion(status="open"), suggestion(status="refused")
        one.refresh_from_db()
        assert one.impact == "contradiction"
        other.claims.clear()
        impact.refresh("NO", "troops")
        one.refresh_from_db()
        assert one.impact == "change"

    @pytest.mark.parametrize("way", [-1, 1])
    def test_a_contradiction_of_days_further_off_stays_one(self, way: int) -> None:
        amount = {"quantity_low": 200, "quantity_high": 200, "quantity_unit": "soldiers"}
        suggestion(status="refused", article={"published_on": DAY + 2 * way * WINDOW})
        between = suggestion(status="pledged", article={"published_on": DAY + way * WINDOW}, **amount)
        suggestion(status="pledged", **amount | {"quantity_high": 500})
        between.refresh_from_db()
        assert between.impact == "contradiction"

    def test_a_confirmation_hides_no_contradiction_of_others(self) -> None:
        register.assessment(register.pledge("NO"), "open", DAY)
        rows = [suggestion(status=status) for status in ("refused", "pledged")]
        newest = suggestion(status="open", article={"published_on": DAY + WINDOW + timedelta(days=1)})
        impact.refresh("NO", "troops")
        for row in (*rows, newest):
            row.refresh_from_db()
        assert [row.impact for row in (*rows, newest)] == ["contradiction", "contradiction", "confirmation"]

    def test_what_stays_as_it_was_is_not_marked_as_changed(self) -> None:
        near = suggestion(status="open", article={"published_on": DAY + WINDOW + timedelta(days=1)})
        suggestion(status="refused")
        before, near = near.changed_at, Suggestion.objects.get(pk=near.pk)
        assert (near.impact, near.changed_at) == ("change", before)

    def test_it_remembers_what_it_would_change(self) -> None:
        pledge = register.pledge("NO")
        register.assessment(pledge, "intends", conditions=["ceasefire"])
        waits = suggestion(status="refused")
        assert (waits.recorded_status, waits.recorded_conditional, waits.pledge) == (
            "intends",
            True,
            pledge,
        )

    def test_of_several_pledges_the_strongest_is_what_the_cell_shows(self) -> None:
        register.assessment(register.pledge("NO"), "refused")
        register.assessment(register.pledge("NO", title="Staff"), "pledged")
        waits = suggestion(status="open")
        assert (waits.pledge, waits.recorded_status, waits.recorded_conditional) == (None, "pledged", False)

    def test_what_confirms_one_of_several_pledges_is_compared_with_that_one(self) -> None:
        weaker = register.pledge("NO")
        register.assessment(weaker, "open")
        register.assessment(register.pledge("NO", title="Staff"), "pledged")
        waits = suggestion(status="open")
        assert (waits.pledge, waits.recorded_status, waits.impact) == (weaker, "open", "confirmation")

    def test_nothing_on_record_is_remembered_as_nothing(self) -> None:
        register.pledge("NO")
        waits = suggestion(status="open")
        assert (waits.recorded_status, waits.recorded_conditional) == ("", False)

    def test_the_quantity_that_most_reports_name_is_proposed(self) -> None:
        amount = {"quantity_low": 200, "quantity_high": 300, "quantity_unit": "soldiers"}
        waits = suggestion(status="pledged", **amount)
        register.assessment(
            register.pledge("NO"), "pledged", quantity=Quantity(Decimal(200), Decimal(300), "soldiers")
        )
        impact.refresh("NO", "troops")
        waits.refresh_from_db()
        assert (waits.quantity_low, waits.quantity_unit, waits.impact) == (200, "soldiers", "confirmation")

    def test_an_empty_cell_asks_one_question(self, django_assert_num_queries) -> None:
        with django_assert_num_queries(1):
            impact.refresh("NO", "troops")


@pytest.mark.django_db(transaction=True)
def test_a_locked_cell_is_locked_for_the_transaction_alone() -> None:
    def held() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
            )
            return int(cursor.fetchone()[0])

    with transaction.atomic():
        impact.lock_cell("NO", "troops")
        impact.lock_cell("NO", "troops")
        impact.lock_cell("NO", "air")
        assert held() == 2
    assert held() == 0
