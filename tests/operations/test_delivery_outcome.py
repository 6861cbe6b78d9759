"""Who waits for a delivery is told in one line how far it has come."""

from datetime import UTC, datetime, timedelta

import pytest

from coalition.operations.delivery_outcome import outcome
from coalition.readings.models import Reading
from coalition.review.suggestions.propose import propose
from coalition.sources.models import Delivery
from tests.factories.readings import reading
from tests.factories.sources import DeliveryFactory, article

pytestmark = pytest.mark.django_db


def stored() -> Delivery:
    row = article()
    delivery = DeliveryFactory.create(state=Delivery.State.STORED, article=row, snapshot=row.snapshot)
    assert isinstance(delivery, Delivery)
    return delivery


def told(delivery: Delivery) -> tuple[str, bool, bool]:
    found = outcome(delivery.pk)
    return str(found), found.final, found.good


def test_what_waits_says_why_it_was_put_off() -> None:
    assert told(DeliveryFactory.create()) == ("waiting  not taken in yet", False, False)
    delayed = DeliveryFactory.create(reason="The server answered 503.")
    assert told(delayed) == ("waiting  not taken in yet (The server answered 503.)", False, False)


@pytest.mark.parametrize("state", ["refused", "failed"])
def test_what_ended_without_an_article_says_why(state: str) -> None:
    assert told(DeliveryFactory.create(state=state, reason="It is empty.")) == (
        f"{state}  It is empty.",
        True,
        False,
    )


def test_an_article_goes_on_to_be_read_and_proposed() -> None:
    delivery = stored()
    name = f"stored  article {delivery.article_id}"
    assert told(delivery) == (f"{name}  not read yet", False, False)
    row = reading({"country": "NO"}, article=delivery.article)
    assert told(delivery) == (f"{name}  read, not proposed yet", False, False)
    propose(row.pk)
    assert told(delivery) == (f"{name}  1 claim", True, True)


def test_a_failed_reading_is_an_end_only_when_it_came_after_the_delivery() -> None:
    delivery = stored()
    failed = reading(article=delivery.article)
    Reading.objects.filter(pk=failed.pk).update(
        outcome="failed", reason="The reader broke.", started_at=datetime.now(UTC) + timedelta(minutes=1)
    )
    assert told(delivery)[0].endswith("could not be read: The reader broke.")
    assert told(delivery)[1:] == (True, False)
    Reading.objects.filter(pk=failed.pk).update(started_at=datetime.now(UTC) - timedelta(days=1))
    assert told(delivery)[0].endswith("not read yet")


def test_an_article_that_was_removed_is_an_end() -> None:
    delivery = stored()
    Delivery.objects.filter(pk=delivery.pk).update(article=None)
    assert told(delivery) == ("stored  its article was removed since", True, False)
