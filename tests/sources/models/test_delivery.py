"""Which deliveries still need work, and what the database accepts of one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from coalition.sources.models import Delivery
from tests.factories.sources import DeliveryFactory, SourceFactory, article

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def delivery(touched_at: datetime = NOW, **fields: object) -> Delivery:
    row = DeliveryFactory.create(**fields)
    Delivery.objects.filter(pk=row.pk).update(touched_at=touched_at)
    return row


def test_only_what_has_not_ended_waits() -> None:
    waiting = delivery()
    delivery(state=Delivery.State.REFUSED, reason="It is empty.")
    delivery(state=Delivery.State.STORED, snapshot=article().snapshot)
    assert list(Delivery.objects.waiting()) == [waiting]


def test_unsent_are_those_without_a_task_the_oldest_first() -> None:
    first, second = delivery(), delivery()
    delivery(sent_at=NOW)
    assert list(Delivery.objects.unsent()) == [first, second]


def test_stuck_are_those_nobody_touched_unless_they_rest() -> None:
    lost = delivery(touched_at=NOW - timedelta(hours=1))
    delivery(touched_at=NOW)
    resting = delivery(touched_at=NOW - timedelta(hours=1), next_try_at=NOW + timedelta(minutes=1))
    overdue = delivery(touched_at=NOW - timedelta(hours=1), next_try_at=NOW - timedelta(minutes=30))
    stuck = list(Delivery.objects.stuck(NOW - timedelta(minutes=10)))
    assert stuck == [lost, overdue]
    assert resting not in stuck


@pytest.mark.parametrize("state", [Delivery.State.REFUSED, Delivery.State.FAILED])
def test_an_end_without_an_article_needs_a_reason(state: Delivery.State) -> None:
    with pytest.raises(IntegrityError, match="an_end_says_why"):
        delivery(state=state)


def test_what_became_an_article_has_its_bytes() -> None:
    with pytest.raises(IntegrityError, match="a_stored_delivery_has_its_article"):
        delivery(state=Delivery.State.STORED)


def test_an_item_of_a_feed_is_delivered_once_and_by_hand_as_often_as_wanted() -> None:
    url = "https://paper.example/a"
    delivery(url=url)
    delivery(url=url)
    source = SourceFactory.create()
    delivery(url=url, source=source)
    with pytest.raises(IntegrityError, match="one_delivery_a_feed_item"):
        delivery(url=url, source=source)
