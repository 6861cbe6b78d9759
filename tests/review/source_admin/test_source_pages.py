"""The chiefs' page of sources."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from coalition.sources.models import Source
from tests.factories.accounts import ChiefFactory
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

FEED = {
    "name": "Gazette",
    "url": "https://gazette.example/feed",
    "tier": "B",
    "poll_minutes": "20",
    "language": "en",
}


@pytest.fixture
def chief(client):
    client.force_login(ChiefFactory.create())
    return client


def test_a_feed_is_added(chief):
    response = chief.post(reverse("review:sources"), FEED, follow=True)
    source = Source.objects.get()
    assert (source.name, source.url, source.poll_minutes, source.active) == ("Gazette", FEED["url"], 20, True)
    assert "Gazette is looked at from now on." in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"url": "gazette"}, {"name": ""}, {"poll_minutes": "0"}, {"tier": "Z"}, {"url": "file:///etc/passwd"}],
)
def test_a_wrong_feed_is_not_added(chief, wrong):
    assert chief.post(reverse("review:sources"), FEED | wrong).status_code == 422
    assert not Source.objects.exists()


def test_no_source_yet(chief):
    assert "No source yet" in chief.get(reverse("review:sources")).content.decode()


def test_a_source_is_paused_resumed_and_looked_at_now(chief):
    source = SourceFactory.create(
        next_poll_at=datetime(2999, 1, 1, tzinfo=UTC), last_error="It did not answer.", failures=3
    )
    assert "It did not answer." in chief.get(reverse("review:sources")).content.decode()
    chief.post(reverse("review:change_source", args=[source.pk, "pause"]))
    source.refresh_from_db()
    assert not source.active
    assert "paused" in chief.get(reverse("review:sources")).content.decode()
    chief.post(reverse("review:change_source", args=[source.pk, "resume"]))
    source.refresh_from_db()
    assert (source.active, source.failures) == (True, 0)
    Source.objects.update(next_poll_at=datetime(2999, 1, 1, tzinfo=UTC))
    chief.post(reverse("review:change_source", args=[source.pk, "poll"]))
    source.refresh_from_db()
    assert source.next_poll_at < datetime.now(UTC)


def test_missing_sources_unknown_acts_and_wrong_methods(chief):
    source = SourceFactory.create()
    assert chief.post(reverse("review:change_source", args=[10**6, "pause"])).status_code == 404
    assert chief.post(reverse("review:change_source", args=[source.pk, "burn"])).status_code == 404
    assert chief.get(reverse("review:change_source", args=[source.pk, "pause"])).status_code == 405
    assert chief.put(reverse("review:sources")).status_code == 405
